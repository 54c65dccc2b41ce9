local i = 0
repeat
    i = i + 1
    local stop = i == 3
until stop
print(i) --> 3
