local ok, e = pcall(function() error(5) end)
print(e, math.type(e)) --> 5 integer
