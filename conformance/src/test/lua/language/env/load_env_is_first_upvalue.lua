local env = { v = 7 }
local f = load("v = v + 1 return v", "c", "t", env)
print(f(), env.v) --> 8 8
print(debug.getupvalue(f, 1) == "_ENV") --> true
