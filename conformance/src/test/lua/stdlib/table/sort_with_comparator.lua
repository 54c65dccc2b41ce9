local t = { 5, 2, 8, 1 }
table.sort(t, function(a, b) return a > b end)
print(table.concat(t, " ")) --> 8 5 2 1
local recs = { { n = "b", v = 2 }, { n = "a", v = 3 }, { n = "c", v = 1 } }
table.sort(recs, function(a, b) return a.v < b.v end)
print(recs[1].n, recs[2].n, recs[3].n) --> c b a
-- The order of the comparisons is the reference's.
local seen = {}
t = { 3, 1, 2, 5, 4 }
table.sort(t, function(a, b) seen[#seen + 1] = a .. b return a < b end)
print(table.concat(seen, " "), table.concat(t, " ")) --> 43 23 13 53 35 31 45 12 1 2 3 4 5
-- Errors, sorts and yields inside of the order function.
t = { 3, 1, 2 }
print(pcall(table.sort, t, function(a, b) table.sort({ 2, 1 }, function(x, y) return x < y end) return a < b end), t[1]) --> true 1
-- Values with a metamethod, and integers beside floats, are compared in the same order.
local mt = {}
seen, t = {}, {}
mt.__lt = function(a, b) seen[#seen + 1] = a.v .. b.v return a.v < b.v end
for i, v in ipairs { 3, 1, 2, 5, 4 } do t[i] = setmetatable({ v = v }, mt) end
table.sort(t)
print(table.concat(seen, " "), t[1].v, t[5].v) --> 43 23 13 53 35 31 45 12 1 5
t = { 3, 1.5, 2, 0.5, 1 }
table.sort(t)
print(table.concat(t, " ")) --> 0.5 1 1.5 2 3
