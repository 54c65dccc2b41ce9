local t = {}
for i = 1, 300 do t[i] = "f()" end
print(load("local f = print; return " .. table.concat(t, ","), "=c")) --> nil c:1: function or expression needs too many registers near '('
