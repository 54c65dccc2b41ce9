local co = coroutine.wrap(function()
    local t = { 3, 1, 2 }
    table.sort(t, function(a, b) return coroutine.yield(a, b) end)
    return "sorted", table.concat(t, " ")
end)
local a, b = co()
while a ~= "sorted" do a, b = co(a < b) end
print(a, b) --> sorted 1 2 3
