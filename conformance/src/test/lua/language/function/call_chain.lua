local function f() return function() return { g = function() return "deep" end } end end
print(f()().g()) --> deep
print(("x"):rep(3):upper()) --> XXX
