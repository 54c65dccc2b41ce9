local t = setmetatable({ 1 }, { __index = function(_, i) if i <= 3 then return i * 10 end end })
for i, v in ipairs(t) do io.write(i, "=", v, " ") end --> 1=1 2=20 3=30
print()
