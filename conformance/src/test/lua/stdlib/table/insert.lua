local t = { 1, 2, 3 }
table.insert(t, 4)
table.insert(t, 1, 0)
table.insert(t, 3, "mid")
print(table.concat(t, ",")) --> 0,1,mid,2,3,4
table.insert(t, #t + 1, "end")
print(t[#t], select("#", table.insert(t, 1))) --> end 0
print(pcall(table.insert, t, 100, 1)) --> false bad argument #2 to 'table.insert' (position out of bounds)
print(pcall(table.insert, t, 0, 1)) --> false bad argument #2 to 'table.insert' (position out of bounds)
print(pcall(table.insert, t)) --> false wrong number of arguments to 'insert'
print(pcall(table.insert, t, 1, 2, 3)) --> false wrong number of arguments to 'insert'
print(pcall(table.insert, nil, 1)) --> false bad argument #1 to 'table.insert' (table expected, got nil)
