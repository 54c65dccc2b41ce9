local env = _G
for i = 1, 1000 do env = setmetatable({}, { __index = env }) end
print(load("return type(print)", "=c", "t", env)()) --> function
