math.randomseed(7)
for i = 1, 1000 do
    local f = math.random()
    assert(f >= 0 and f < 1)
    local d = math.random(6)
    assert(d >= 1 and d <= 6 and math.type(d) == "integer")
    local r = math.random(-3, 3)
    assert(r >= -3 and r <= 3)
    assert(math.random(5, 5) == 5)
    math.random(math.mininteger, math.maxinteger)
end
print(pcall(math.random, 0, -1)) --> false bad argument #1 to 'math.random' (interval is empty)
print(pcall(math.random, 2, 1)) --> false bad argument #1 to 'math.random' (interval is empty)
print(pcall(math.random, 1, 2, 3)) --> false wrong number of arguments
print(pcall(math.random, 1.5)) --> false bad argument #1 to 'math.random' (number has no integer representation)
print(pcall(math.random, -1)) --> false bad argument #1 to 'math.random' (interval is empty)
