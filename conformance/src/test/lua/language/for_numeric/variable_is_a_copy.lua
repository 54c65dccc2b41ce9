for i = 1, 3 do
    local seen = i
    i = 10
    print(seen, i) --> 1 10
    --> 2 10
    --> 3 10
end
