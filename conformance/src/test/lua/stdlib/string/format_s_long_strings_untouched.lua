local s = ("x"):rep(500)
print(#("%s"):format(s), #("%10s"):format(s), #("%.99s"):format(s)) --> 500 500 99
