function globalfunction() return 5 end
print(globalfunction(), _G.globalfunction == globalfunction) --> 5 true
