local t = { 1, 2, 3, 4, 5 }
print(table.concat(table.move(t, 2, 4, 1), ",")) --> 2,3,4,4,5
t = { 1, 2, 3, 4, 5 }
print(table.concat(table.move(t, 1, 3, 3), ",")) --> 1,2,1,2,3
print(table.concat(table.move({ 1, 2, 3 }, 1, 3, 2, {}), ",", 2, 4)) --> 1,2,3
print(#table.move({ 1, 2 }, 1, 0, 1), table.move({}, 1, 2, 1, t) == t) --> 2 true
print(pcall(table.move, {}, 1, math.maxinteger, 2)) --> false bad argument #4 to 'table.move' (destination wrap around)
print(pcall(table.move, {}, -1, math.maxinteger, 2)) --> false bad argument #3 to 'table.move' (too many elements to move)
print(pcall(table.move, {}, 1, 2)) --> false bad argument #4 to 'table.move' (number expected, got no value)
local m = table.move({ [math.maxinteger] = "x" }, math.maxinteger, math.maxinteger, math.mininteger)
print(m[math.mininteger]) --> x
