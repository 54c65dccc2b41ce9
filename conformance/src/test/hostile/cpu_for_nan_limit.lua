-- expect: ok
for i = 1, 0/0 do error("BREACH: looped") end
