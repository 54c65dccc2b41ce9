-- Protected, because an overflow in the parser passes through the message handler of the host.
local function load(...) return select(2, pcall(_G.load, ...)) end
print(load("return " .. ("1 ^ "):rep(180) .. "1", "=c")()) --> 1.0
print(load("return " .. ("1 ^ "):rep(1000) .. "1", "=c")) --> nil C stack overflow
print(#load("return " .. ("'a' .. "):rep(180) .. "'b'", "=c")()) --> 181
print(load("return " .. ("'a' .. "):rep(1000) .. "'b'", "=c")) --> nil C stack overflow
