-- The functions are compiled by then, the calls of sort, gsub and pcall are made where nothing is.
local function lt(a, b) return a < b end
local function pick(w) return w == "bad" and error("bad word", 0) or w:upper() end
local function boom(a, b) if b == 5 then error("boom", 0) end return a < b end
local function may(i) if i % 3 == 0 then error({ i }) end return i, i + 1 end
local function nested(a, b) local q = { 3, 1, 2 } table.sort(q, lt) return a < b end
for i = 1, 3000 do lt(i, 3) pick("x") boom(1, 2) pcall(may, i) nested(1, 2) end
local t = {}
for i = 1, 1000 do t[i] = (i * 7919) % 1009 end
table.sort(t, lt)
for i = 2, #t do assert(t[i - 1] <= t[i]) end
print((string.gsub("one two three", "%a+", pick))) --> ONE TWO THREE
print(pcall(string.gsub, "one bad three", "%a+", pick)) --> false bad word
print(pcall(table.sort, { 9, 5, 7, 1, 3, 8, 2 }, boom)) --> false boom
print(pcall(function() table.sort({ 9, 5, 7, 1, 3, 8, 2 }, boom) end)) --> false boom
print(pcall(may, 1)) --> true 1 2
print(pcall(may, 3)) --> false table: <*>
local v = { 9, 5, 7, 1, 3, 8, 2 }
table.sort(v, nested)
print(table.concat(v, " ")) --> 1 2 3 5 7 8 9
print(pcall(table.sort, t, function() return true end)) --> false invalid order function for sorting
print(pcall(table.sort, { 3, 1, "x" }, lt)) --> false <*>attempt to compare <*>
print((pcall(table.sort, t, lt)), t[1] <= t[2]) --> true true
