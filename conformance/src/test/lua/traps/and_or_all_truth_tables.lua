local seed = 1
local function rnd(n) seed = (seed * 69069 + 1) % 4294967296 return seed // 65536 % n + 1 end
local function expr(d)
    if d == 0 then return ({ "a", "b", "c", "nil", "false", "true", "1", "a == b", "b ~= c", "a == 1" })[rnd(10)] end
    local k = rnd(5)
    if k <= 2 then return "(" .. expr(d - 1) .. " and " .. expr(d - 1) .. ")" end
    if k <= 4 then return "(" .. expr(d - 1) .. " or " .. expr(d - 1) .. ")" end
    return "(not " .. expr(d - 1) .. ")"
end
local hash = 0
for i = 1, 300 do
    local e = expr(4)
    local f = load("local a, b, c = ... local r = " .. e .. " local s if " .. e .. " then s = 1 else s = 0 end "
        .. "local n = 0 while " .. e .. " do n = 1 break end return r, s, n")
    for _, t in ipairs { { nil, false, 1 }, { 1, 1, nil }, { false, 1, false }, { 1, nil, 1 } } do
        local r, s, n = f(t[1], t[2], t[3])
        assert((r and 1 or 0) == s and s == n, e)
        hash = (hash * 31 + (r == nil and 1 or r == false and 2 or r == true and 3 or 4)) % 1000000007
    end
end
print(hash) --> 818336537
