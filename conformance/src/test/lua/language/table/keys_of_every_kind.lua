local f, co, tab = function() end, coroutine.create(print), {}
local t = { [f] = 1, [co] = 2, [tab] = 3, [true] = 4, [1.5] = 5, ["1"] = 6, [1] = 7, [print] = 8 }
print(t[f], t[co], t[tab], t[true], t[1.5], t["1"], t[1], t[print], t[false]) --> 1 2 3 4 5 6 7 8 nil
