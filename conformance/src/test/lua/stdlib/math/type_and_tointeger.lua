print(math.type(1), math.type(1.0), math.type("1"), math.type(nil), math.type({})) --> integer float nil nil nil
print(math.tointeger(3.0), math.tointeger(3.5), math.tointeger("8"), math.tointeger("x"), math.tointeger(2^63), math.tointeger({})) --> 3 nil 8 nil nil nil
print(pcall(math.type)) --> false bad argument #1 to 'math.type' (value expected)
print(pcall(math.tointeger)) --> false bad argument #1 to 'math.tointeger' (value expected)
print(math.tointeger("3.0"), math.tointeger(-0.0)) --> 3 0
