-- An empty range is an empty text wherever it lies.
local most = math.maxinteger
print(#table.concat({}, "x", most, most - 1), #table.concat({ "a", "b" }, ",", 5, 1)) --> 0	0
print(table.concat({ "a", "b" }, ",", 2, 2), #table.concat({ 1, 2 }, ",", 3)) --> b	0
