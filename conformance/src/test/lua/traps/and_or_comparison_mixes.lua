-- A code generator that mixes up jump lists of and/or with comparisons miscompiles one of these.
local function f(n) return n == 0 and 0 or 1 + f(n - 1) end
print(f(20)) --> 20
local function g(a, b, c) return a < b and b < c or a == c and not (b ~= c) end
print(g(1, 2, 3), g(1, 1, 1), g(3, 2, 1), g(2, 2, 2), g(1, 5, 1)) --> true true false true false
local function h(x) return x and x > 0 and "pos" or x and x < 0 and "neg" or x and "zero" or "none" end
print(h(1), h(-1), h(0), h(nil), h(false)) --> pos neg zero none none
local values = { nil, false, true, 0, 1, n = 5 }
local out = {}
for i = 1, 5 do
    for j = 1, 5 do
        local a, b = values[i], values[j]
        local r = (a and b or not a and not b) == (not a or b) and (a ~= b or a == b)
        local s = not (a and not b) and (b or a) or (not b and a) or 7
        out[#out + 1] = tostring(r):sub(1, 1) .. tostring(s):sub(1, 1)
    end
end
print(table.concat(out, " ")) --> t7 t7 ft f0 f1 t7 t7 ft f0 f1 ft tt tt t0 t1 f0 t0 tt t0 t1 f1 t1 tt t0 t1
local n = 0
while not (n >= 3 and n ~= 1 or n == 10) do n = n + 1 end
print(n) --> 3
if not (n == 3 and (n < 2 or n > 2)) then print("wrong") else print("right") end --> right
