math.randomseed(123456789)
local t = {}
for i = 1, 10 do t[i] = math.random(1 << 40) end
print(table.concat(t, " ")) --> 763915949420 994895687394 99005814533 313533636404 659158579606 819390983696 52045196759 969580724246 843170941950 538896506258
math.randomseed(-1)
for i = 1, 5 do t[i] = string.format("%.10f", math.random()) end
print(table.concat(t, " ", 1, 5)) --> 0.6458880334 0.9351356122 0.8562971628 0.6459464335 0.8931080670
for i = 1, 20 do t[i] = math.random(3, 9) end
print(table.concat(t, " ")) --> 3 9 8 9 7 8 6 8 7 7 9 4 4 4 5 8 6 5 5 8
