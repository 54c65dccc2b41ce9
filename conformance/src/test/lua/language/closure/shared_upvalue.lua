local function pair()
    local v = 0
    return function(x) v = x end, function() return v end
end
local set, get = pair()
set(42)
print(get()) --> 42
