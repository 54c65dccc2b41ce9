local closer = setmetatable({}, { __close = function() print("closed") end })
do
    local a <close> = closer
    goto out
end
::out:: --> closed
print("out") --> out
