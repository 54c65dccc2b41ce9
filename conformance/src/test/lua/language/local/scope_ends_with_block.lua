do local a = 1 end
print(a) --> nil
if true then local b = 1 end
while true do local c = 1 break end
repeat local d = 1 until d == 1
for i = 1, 1 do local e = i end
print(b, c, d, e, i) --> nil nil nil nil nil
