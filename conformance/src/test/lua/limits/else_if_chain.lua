local t = {}
for i = 1, 5000 do t[i] = "elseif x == " .. i .. " then return 'found" .. i .. "'" end
local f = load("local x = ... if x == 0 then return 'zero' " .. table.concat(t, "\n") .. " else return 'none' end", "=c")
print(f(0), f(1), f(5000), f(5001)) --> zero found1 found5000 none
