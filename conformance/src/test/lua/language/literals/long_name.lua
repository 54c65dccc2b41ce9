local name = ("x"):rep(15000)
print(load("local " .. name .. " = 7; return " .. name)()) --> 7
