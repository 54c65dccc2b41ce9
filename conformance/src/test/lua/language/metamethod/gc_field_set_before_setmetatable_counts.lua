local closed = 0
do
    local mt = { __gc = function() closed = closed + 1 end }
    setmetatable({}, mt)
    local late = {}
    local t = setmetatable({}, late)
    late.__gc = function() closed = closed + 100 end
end
collectgarbage() collectgarbage()
print(closed) --> 1
