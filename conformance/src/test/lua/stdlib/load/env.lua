local env = { print = print }
local f = load("x = 1; return _ENV", "n", "t", env)
print(f() == env, env.x, x) --> true 1 nil
local g = load("return x", "n", "t", nil)
print(pcall(g)) --> false [string "n"]:1: attempt to index a nil value (upvalue '_ENV')
