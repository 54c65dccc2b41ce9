local function closer(f) return setmetatable({}, { __close = f }) end
print(pcall(function() --> b sees first
--> a sees second
--> false second
    local a <close> = closer(function(_, e) print("a sees", e) end)
    local b <close> = closer(function(_, e) print("b sees", e) error("second", 0) end)
    error("first", 0)
end))
