local t = {}
for i = 1, 1990 do t = setmetatable({}, { __index = t }) end
print(t.x) --> nil
for i = 1, 20 do t = setmetatable({}, { __index = t }) end
print(pcall(function() return t.x end)) --> false index_chain_2000.lua:5: '__index' chain too long; possible loop
