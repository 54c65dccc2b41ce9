local x = 5
local function f() x = (x or 0) + 1 return x end
local g = load(string.dump(f))
print(pcall(g)) --> false dump_upvalues_are_fresh.lua:2: attempt to perform arithmetic on a table value
local h = load(string.dump(f))
debug.setupvalue(h, 1, 10)
print(h(), x) --> 11 5
