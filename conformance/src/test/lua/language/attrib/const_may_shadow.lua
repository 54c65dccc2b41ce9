local x <const> = 1
do
    local x = x + 1
    x = x * 2
    print(x) --> 4
end
print(x) --> 1
