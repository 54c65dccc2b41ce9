-- Metamethods that Lua functions are: operators, comparisons, fields and calls of tables, with errors, yields and many results.
local V = {}
V.__index = function(t, k) return k .. t.n end
V.__newindex = function(t, k, v) rawset(t, k, v * 2) end
V.__add = function(a, b) return (type(a) == "table" and a.n or a) + (type(b) == "table" and b.n or b), "dropped" end
V.__unm = function(a) return -a.n end
V.__concat = function(a, b)
  return (type(a) == "table" and "<" .. a.n .. ">" or a) .. (type(b) == "table" and "<" .. b.n .. ">" or b)
end
V.__eq = function(a, b) return a.n == b.n end
V.__lt = function(a, b) return a.n < b.n end
V.__le = function(a, b) return a.n <= b.n end
V.__len = function(a) return a.n end
V.__call = function(a, x) return a.n * x end
local function new(n) return setmetatable({ n = n }, V) end
local sum, texts, equal, less, most = 0, 0, 0, 0, 0
for i = 1, 1500 do
  local a, b = new(i), new(i % 2 == 0 and i or 7)
  sum = sum + (a + b) + (a + 1) + (2 + b) + -a + #b + a(2)
  local text = a .. "-" .. b .. "!"
  texts = texts + #text + #a.key
  if a == b then equal = equal + 1 end
  if a < b then less = less + 1 end
  if not (b <= a) then most = most + 1 end
  a.fresh = i
  sum = sum + a.fresh
end
print(sum, texts) --> 7338750	26484
print(equal, less, most) --> 751	3	3
local W = setmetatable({}, { __add = function(a, b) if b == 900 then error("at " .. b, 0) end return b end })
local ok, e, reached = pcall(function() local s = 0 for i = 1, 1000 do s = s + (W + i) end return s end)
print(ok, e) --> false	at 900
local Y = setmetatable({}, { __index = function(_, k) return coroutine.yield(k) end })
local co = coroutine.wrap(function() local s = 0 for i = 1, 800 do s = s + Y[i] end return "end", s end)
local k, s = co()
while k ~= "end" do k, s = co(k * 3) end
print(s) --> 961200
local T = setmetatable({}, { __sub = function(a, b) return select(b % 2 + 1, b, -b) end })
local tails = 0
for i = 1, 1000 do tails = tails + (T - i) end
print(tails) --> 500
