-- Protected, because an overflow in the parser passes through the message handler of the host.
local function load(...) return select(2, pcall(_G.load, ...)) end
local t = {}
for i = 1, 150 do t[i] = "x" end
print(#load("local x = 'ab'; return " .. table.concat(t, ".."), "=c")()) --> 300
for i = 1, 260 do t[i] = "x" end
print(load("local x = 'ab'; return " .. table.concat(t, ".."), "=c")) --> nil C stack overflow
