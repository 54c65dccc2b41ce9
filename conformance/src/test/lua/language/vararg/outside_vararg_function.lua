print(load("function f() return ... end")) --> nil [string "function f() return ... end"]:1: cannot use '...' outside a vararg function near '...'
print(load("return ...")(1, 2)) --> 1 2
