for i = 1, 2 do
    local x
    print(x)
    x = i
end
--> nil
--> nil
