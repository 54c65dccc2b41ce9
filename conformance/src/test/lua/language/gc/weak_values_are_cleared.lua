local t = setmetatable({}, { __mode = "v" })
t.gone = {}
t.kept = "string"
t[1] = {}
local strong = {}
t.strong = strong
collectgarbage()
print(t.gone, t.kept, t[1], t.strong == strong) --> nil string nil true
