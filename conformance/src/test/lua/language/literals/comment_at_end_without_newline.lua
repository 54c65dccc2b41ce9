print(load("return 1 -- end")()) --> 1
print(load("return 2 --[[ end ]]")()) --> 2
