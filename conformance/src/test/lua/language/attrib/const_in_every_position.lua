print(load("local x <const> = 1; x = 2")) --> nil [string "local x <const> = 1; x = 2"]:1: attempt to assign to const variable 'x'
print(load("local x <const> = 1; local function f() x = 2 end")) --> nil [string "local x <const> = 1; local function f() x = 2..."]:1: attempt to assign to const variable 'x'
print(load("local x <const> = 1; x, y = 2, 3")) --> nil [string "local x <const> = 1; x, y = 2, 3"]:1: attempt to assign to const variable 'x'
print(load("local x <const> = 1; function x() end")) --> nil [string "local x <const> = 1; function x() end"]:1: attempt to assign to const variable 'x'
print(load("local x <close> = nil; x = 2")) --> nil [string "local x <close> = nil; x = 2"]:1: attempt to assign to const variable 'x'
print(type(load("local a, x <const>, b = 1, 2, 3; for x = 1, 2 do x = 3 end; a = x; b = x"))) --> function
print(type(load("local x <const>, y = 1; y = x; y.x = 2; x.y = 3"))) --> function
print(load("local x <const> = 1; local x; x = 2") ~= nil) --> true
print(load("local x <Const> = 1")) --> nil [string "local x <Const> = 1"]:1: unknown attribute 'Const'
print(load("local x <const = 1")) --> nil [string "local x <const = 1"]:1: '>' expected near '='
print(load("local <const> x = 1")) --> nil [string "local <const> x = 1"]:1: <name> expected near '<'
print(load("local function f <const>() end")) --> nil [string "local function f <const>() end"]:1: '(' expected near '<'
