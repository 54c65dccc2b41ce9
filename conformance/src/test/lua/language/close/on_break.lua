local closer = setmetatable({}, { __close = function() print("closed") end })
for i = 1, 3 do
    local a <close> = closer
    if i == 2 then break end
    print(i) --> 1
    --> closed
end --> closed
