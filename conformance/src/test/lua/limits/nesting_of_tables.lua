-- Protected, because an overflow in the parser passes through the message handler of the host.
local function load(...) return select(2, pcall(_G.load, ...)) end
print(#load("return " .. ("{"):rep(190) .. ("}"):rep(190), "=c")()) --> 1
print(load("return " .. ("{"):rep(1000) .. ("}"):rep(1000), "=c")) --> nil C stack overflow
