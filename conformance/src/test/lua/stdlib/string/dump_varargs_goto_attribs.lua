local f = load([[
    local n <const> = 10
    local t = { ... }
    local closed = false
    do local c <close> = setmetatable({}, { __close = function() closed = true end }) end
    for i = 1, 3 do if i == 2 then goto continue end n2 = (n2 or 0) + i ::continue:: end
    return n + #t, closed, n2
]])
print(load(string.dump(f, true))(1, 2, 3)) --> 13 true 4
