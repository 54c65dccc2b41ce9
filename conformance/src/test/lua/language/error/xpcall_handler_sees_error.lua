print(xpcall(function() error("e", 0) end, function(m) return "handled " .. m, "second" end)) --> false handled e
print(xpcall(function(...) return ... end, print, 1, 2)) --> true 1 2
