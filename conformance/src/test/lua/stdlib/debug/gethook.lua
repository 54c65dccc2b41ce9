print(debug.gethook()) --> nil
local function h() end
debug.sethook(h, "crl", 5)
local f, mask, count = debug.gethook()
debug.sethook()
print(f == h, mask, count) --> true crl 5
print(debug.gethook()) --> nil
