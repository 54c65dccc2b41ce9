print(pcall(table.insert, 5, 1)) --> false bad argument #1 to 'table.insert' (table expected, got number)
print(pcall(table.concat, "x")) --> false bad argument #1 to 'table.concat' (table expected, got string)
print(pcall(table.remove, true)) --> false bad argument #1 to 'table.remove' (table expected, got boolean)
print(pcall(table.sort)) --> false bad argument #1 to 'table.sort' (table expected, got no value)
print(pcall(table.move, 1, 1, 1, 1)) --> false bad argument #1 to 'table.move' (table expected, got number)
print(pcall(table.unpack)) --> false attempt to get length of a nil value
