local mt = getmetatable(io.stdout)
print(mt.__name, type(mt.__index), type(mt.__gc), type(mt.__close), type(mt.__tostring)) --> FILE* table function function function
local names = {}
for k in pairs(mt.__index) do names[#names + 1] = k end
table.sort(names)
print(table.concat(names, " ")) --> close flush lines read seek setvbuf write
print(pcall(function() return io.stdout .. "x" end)) --> false file_metatable.lua:7: attempt to concatenate a FILE* value (field 'stdout')
