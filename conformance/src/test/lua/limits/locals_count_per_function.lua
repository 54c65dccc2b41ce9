local t = {}
for i = 1, 190 do t[i] = "local v" .. i end
local outer = table.concat(t, " ") .. " return function() " .. table.concat(t, " ") .. " return 'inner' end"
print(load(outer)()()) --> inner
