print(("abc").len == string.len, ("x").missing) --> true nil
debug.setmetatable(0, { __index = function(n, k) return k .. n end })
print((5).field, (1.5)["k"]) --> field5 k1.5
debug.setmetatable(0, nil)
