print(table.concat({ 1, 2, 3 }), table.concat({ 1, 2, 3 }, "-"), table.concat({ "a", 1.5, "b" }, ", ")) --> 123 1-2-3 a, 1.5, b
print(table.concat({}, "x") == "", table.concat({ 1, 2, 3 }, ",", 2), table.concat({ 1, 2, 3 }, ",", 2, 3), table.concat({ 1 }, ",", 2) == "") --> true 2,3 2,3 true
print(pcall(table.concat, { 1, {}, 3 })) --> false invalid value (table) at index 2 in table for 'concat'
print(pcall(table.concat, { 1, 2 }, ",", 1, 3)) --> false invalid value (nil) at index 3 in table for 'concat'
print(table.concat({ [math.maxinteger] = "max" }, ",", math.maxinteger, math.maxinteger)) --> max
print(pcall(table.concat, { 1 }, {})) --> false bad argument #2 to 'table.concat' (string expected, got table)
