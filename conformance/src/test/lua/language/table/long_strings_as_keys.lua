local t = {}
local k1, k2 = ("x"):rep(100), ("x"):rep(50) .. ("x"):rep(50)
t[k1] = "found"
print(t[k2], t[("x"):rep(99)]) --> found nil
