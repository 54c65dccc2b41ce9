local function f() return 1 + f() end
local ok, e = pcall(f)
print(ok, e:match("stack overflow")) --> false stack overflow
print(pcall(f) == false, pcall(f) == false) --> true true
local n = 0
for i = 1, 1000 do n = n + i end
print("usable", n) --> usable 500500
