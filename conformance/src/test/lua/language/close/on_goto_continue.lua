local n = 0
for i = 1, 3 do
    local a <close> = setmetatable({}, { __close = function() n = n + i end })
    if i == 2 then goto continue end
    ::continue::
end
print(n) --> 6
