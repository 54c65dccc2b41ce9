print(load("return 0" .. (" + 1"):rep(20000), "=c")()) --> 20000
print(load("local x = true return x" .. (" and x"):rep(20000), "=c")()) --> true
print(load("local t = {} t.t = t return t" .. (".t"):rep(20000) .. " == t", "=c")()) --> true
