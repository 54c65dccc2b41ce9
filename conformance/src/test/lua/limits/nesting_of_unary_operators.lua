-- Protected, because an overflow in the parser passes through the message handler of the host.
local function load(...) return select(2, pcall(_G.load, ...)) end
print(load("return " .. ("not "):rep(190) .. "nil", "=c")()) --> false
print(load("return " .. ("-"):rep(190):gsub("-", "- ") .. "1", "=c")()) --> 1
print(load("return " .. ("not "):rep(1000) .. "nil", "=c")) --> nil C stack overflow
