for _, size in ipairs { 1, 2, 7, 8, 9, 100, 1000 } do
    local t, seen = {}, 0
    for i = 1, size do t[i] = i t["s" .. i] = i t[i + 0.5] = i end
    for k in pairs(t) do t[k] = nil seen = seen + 1 end
    assert(seen == 3 * size and next(t) == nil, size)
end
local t = { a = 1, b = 2, c = 3 }
local k = next(t)
t[k] = nil
print(next(t, k) ~= nil, pcall(next, t, "never there")) --> true false invalid key to 'next'
