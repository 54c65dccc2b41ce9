local function iter()
    local closing = setmetatable({}, { __close = function() print("loop closed") end })
    return function(_, i) if i < 3 then return i + 1 end end, nil, 0, closing
end
for i in iter() do print(i) end --> 1
--> 2
--> 3
--> loop closed
for i in iter() do if i == 2 then break end end --> loop closed
