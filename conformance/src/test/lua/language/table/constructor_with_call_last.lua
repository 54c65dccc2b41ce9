local function three() return 1, 2, 3 end
print(#{ three() }, #{ three(), nil }, #{ (three()) }, #{ 0, three() }) --> 3 1 1 4
