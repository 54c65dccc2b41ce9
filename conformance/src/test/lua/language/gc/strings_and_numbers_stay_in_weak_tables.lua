local t = setmetatable({}, { __mode = "kv" })
t["k" .. 1] = "v" .. 2
t[1.5] = 2.5
t[true] = false
collectgarbage()
print(t.k1, t[1.5], t[true]) --> v2 2.5 false
