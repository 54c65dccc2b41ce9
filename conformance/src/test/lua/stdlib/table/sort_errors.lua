print(pcall(table.sort, { 1, "x" })) --> false attempt to compare string with number
print(pcall(table.sort, { {}, {} })) --> false attempt to compare two table values
print(pcall(table.sort, { 3, 2, 1 }, 5)) --> false bad argument #2 to 'table.sort' (function expected, got number)
print(pcall(table.sort, { 3, 1, 2 }, function() error("cmp", 0) end)) --> false cmp
