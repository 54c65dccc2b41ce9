local x = 1
local function f()
    local a <close> = setmetatable({}, { __close = function() x = 2 end })
    return x, "r"
end
print(f()) --> 1 r
print(x) --> 2
