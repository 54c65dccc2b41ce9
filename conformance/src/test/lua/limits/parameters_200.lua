local t = {}
for i = 1, 200 do t[i] = "p" .. i end
print(load("return (function(" .. table.concat(t, ",") .. ") return p1, p200 end)(...)", "=c")(7)) --> 7 nil
t[201] = "p201"
print(load("return function(" .. table.concat(t, ",") .. ") end", "=c")) --> nil c:1: too many local variables (limit is 200) in function at line 1 near ')'
