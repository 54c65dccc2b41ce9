local function f(a) local named = a error("x") end
local plain, stripped = load(string.dump(f)), load(string.dump(f, true))
print(pcall(plain)) --> false dump_strip_drops_debug_info.lua:1: x
print(pcall(stripped)) --> false x
print(debug.getlocal(plain, 1), debug.getlocal(stripped, 1)) --> a nil
print(#string.dump(f, true) < #string.dump(f)) --> true
