-- The reference refuses this one with "control structure too long".
local t = {}
for i = 1, 100000 do t[i] = "x = x + 1" end
print(load("local x = 0 for i = 1, 2 do\n" .. table.concat(t, "\n") .. "\nend return x", "=c")()) --> 200000
