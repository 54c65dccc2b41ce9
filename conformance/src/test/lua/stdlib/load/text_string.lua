print(load("return 1 + 1")(), load("x = 5")(), x) --> 2 nil 5
print(load("return ...", "n")(7)) --> 7
print(load("syntax error here")) --> nil [string "syntax error here"]:1: syntax error near 'error'
print(load("return", "=name")()) -->
