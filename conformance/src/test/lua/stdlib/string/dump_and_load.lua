local function f(a, b) return a + b end
local s = string.dump(f)
print(type(s), s:sub(1, 4) == "\27Lua", load(s, "d", "b")(2, 3)) --> string true 5
print(load(s, "d", "t")) --> nil attempt to load a binary chunk (mode is 't')
print(pcall(string.dump, print)) --> false unable to dump given function
print(pcall(string.dump)) --> false bad argument #1 to 'string.dump' (function expected, got no value)
