local function iter()
    return next, { 1 }, nil, setmetatable({}, { __close = function(_, e) print("closed with", e) end })
end
print(pcall(function() for _ in iter() do error("x", 0) end end)) --> closed with x
--> false x
