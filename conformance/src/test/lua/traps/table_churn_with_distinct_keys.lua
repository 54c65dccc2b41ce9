local t = {}
for i = 1, 1000000 do
    t[i] = true
    t[i - 10] = nil
end
local n = 0
for k in pairs(t) do n = n + 1 end
print(n) --> 10
local s = {}
for i = 1, 300000 do
    s["k" .. i] = i
    s["k" .. i - 5] = nil
end
n = 0
for k, v in pairs(s) do n = n + 1 s[k] = nil end
print(n, next(s)) --> 5 nil
