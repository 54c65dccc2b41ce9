local bin = string.dump(load("local a = ... return a * 2"))
local i = 0
local f = load(function() i = i + 1 if i <= #bin then return bin:sub(i, i) end end, "pieces", "b")
print(f(21)) --> 42
