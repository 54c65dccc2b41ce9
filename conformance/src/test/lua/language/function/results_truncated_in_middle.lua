local function three() return 1, 2, 3 end
print(three(), three()) --> 1 1 2 3
print(({ three(), three() })[4], #{ three(), three() }) --> 3 4
print((three())) --> 1
