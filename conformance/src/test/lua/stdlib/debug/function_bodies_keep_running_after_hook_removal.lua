local hits = 0
debug.sethook(function() hits = hits + 1 if hits == 3 then debug.sethook() end end, "l")
local a = 1
local b = 2
local c = 3
local d = 4
print(hits, a + b + c + d) --> 3 10
