print(table.unpack({ 1, 2, 3 })) --> 1 2 3
print(table.unpack({ 1, 2, 3 }, 2)) --> 2 3
print(table.unpack({ 1, 2, 3 }, 2, 3)) --> 2 3
print(table.unpack({ 1, 2 }, 1, 4)) --> 1 2 nil nil
print(select("#", table.unpack({}, 1, 0)), table.unpack({}, 5, 4)) --> 0
print(table.unpack({ [-1] = "a", [0] = "b" }, -1, 0)) --> a b
print(table.unpack({}, math.maxinteger, math.maxinteger)) --> nil
print(select("#", table.unpack({}, math.mininteger, math.mininteger + 2))) --> 3
print(table.unpack("abc", 1, 2)) --> nil nil
