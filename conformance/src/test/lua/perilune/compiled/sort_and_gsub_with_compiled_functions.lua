-- Functions that library functions call are compiled, and their errors and results are the same.
local calls = 0
local function less(a, b) calls = calls + 1 return a > b end
local ok = true
for round = 1, 40 do
  local t = {}
  for i = 1, 50 do t[i] = (i * 37 + round) % 101 end
  table.sort(t, less)
  for i = 2, #t do ok = ok and t[i - 1] >= t[i] end
end
print(ok, calls > 4000) --> true	true
local function double(c) return c .. c end
local text
for _ = 1, 500 do text = ("abc"):gsub("%w", double) end
print(text) --> aabbcc
print(pcall(table.sort, { 3, 1, 2 }, function() error("order", 0) end)) --> false	order
