local name = os.tmpname()
local out = io.open(name, "w") out:write("1\n2\n3\n") out:close()
local _, _, _, file = io.lines(name)
print(io.type(file)) --> file
file:close()
local seen
for l in io.lines(name) do seen = l break end
print(seen) --> 1
-- io.lines gives its file as the value to be closed, file:lines gives none.
local iterator, state, control, closing = io.lines(name, 1)
print(io.type(closing), state, control) --> file nil nil
do local c <close> = closing end
print(io.type(closing), pcall(iterator)) --> closed file false file is already closed
local f = io.open(name)
for l in f:lines() do break end
print(io.type(f), f:read()) --> file 2
f:close()
os.remove(name)
