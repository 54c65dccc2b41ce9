local t = {}
for i = 1, 20000 do t[i] = "t[" .. i .. "] = function() return " .. i .. " end" end
local r = load("local t = {}\n" .. table.concat(t, "\n") .. "\nreturn t", "=c")()
print(#r, r[1](), r[20000]()) --> 20000 1 20000
