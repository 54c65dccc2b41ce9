-- Protected, because an overflow in the parser passes through the message handler of the host.
local function load(...) return select(2, pcall(_G.load, ...)) end
print(type(load(("return function() "):rep(90) .. ("end "):rep(90), "=c")())) --> function
print(load(("return function() "):rep(1000) .. ("end "):rep(1000), "=c")) --> nil C stack overflow
