--@ since 5.4.8
local t = { 1, 2, 3, 4 }
print(table.remove(t), table.remove(t, 1), table.concat(t, ",")) --> 4 1 2,3
print(table.remove(t, #t + 1), #t) --> nil 2
print(table.remove({}), table.remove({}, 0), select("#", table.remove({}))) --> nil nil 1
local z = { [0] = "zero" }
print(table.remove(z, 0), z[0]) --> zero nil
print(pcall(table.remove, t, 7)) --> false bad argument #2 to 'table.remove' (position out of bounds)
print(pcall(table.remove, { 1, 2 }, -1)) --> false bad argument #2 to 'table.remove' (position out of bounds)
