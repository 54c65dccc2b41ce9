-- Protected, because an overflow in the parser passes through the message handler of the host.
local function load(...) return select(2, pcall(_G.load, ...)) end
local function assign(n) local t = {} for i = 1, n do t[i] = "a[" .. i .. "]" end return "local a = {}; " .. table.concat(t, ",") .. " = 1 return a" end
print(load(assign(100), "=c")()[1]) --> 1
print(load(assign(300), "=c")) --> nil C stack overflow
