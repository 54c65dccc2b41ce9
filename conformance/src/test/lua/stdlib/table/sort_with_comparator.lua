local t = { 5, 2, 8, 1 }
table.sort(t, function(a, b) return a > b end)
print(table.concat(t, " ")) --> 8 5 2 1
local recs = { { n = "b", v = 2 }, { n = "a", v = 3 }, { n = "c", v = 1 } }
table.sort(recs, function(a, b) return a.v < b.v end)
print(recs[1].n, recs[2].n, recs[3].n) --> c b a
