local name = os.tmpname()
print(select("#", io.lines(name)), select("#", io.tmpfile():lines())) --> 4 1
local _, state, control, closing = io.lines(name)
print(state, control, io.type(closing)) --> nil nil file
os.remove(name)
