local f = load([[
    local function add(a) return function(b) return a + b, 1.5, "str\0ing", nil, true, math.mininteger end end
    return add(1)(2)
]])
local a, b, c, d, e, g = load(string.dump(f))()
print(a, b, #c, d, e, g) --> 3 1.5 7 nil true -9223372036854775808
