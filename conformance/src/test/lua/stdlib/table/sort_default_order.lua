local t = { 5, 2, 8, 1, 9, 3 }
table.sort(t)
print(table.concat(t, " ")) --> 1 2 3 5 8 9
t = { "banana", "apple", "Cherry", "" }
table.sort(t)
print(table.concat(t, ",")) --> ,Cherry,apple,banana
t = { 1.5, 1, -0.5, math.huge, -math.huge, 2^53 }
table.sort(t)
print(table.concat(t, " ")) --> -inf -0.5 1 1.5 9.007199254741e+15 inf
print(select("#", table.sort({}))) --> 0
