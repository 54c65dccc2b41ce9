print(load("local x <const> = 1; x = 2")) --> nil [string "local x <const> = 1; x = 2"]:1: attempt to assign to const variable 'x'
print(load("local x <const> = 1; local function f() x = 2 end")) --> nil [string "local x <const> = 1; local function f() x = 2..."]:1: attempt to assign to const variable 'x'
print(load("local x <close> = nil; x = 2")) --> nil [string "local x <close> = nil; x = 2"]:1: attempt to assign to const variable 'x'
print(load("local function f(x <const>) end")) --> nil [string "local function f(x <const>) end"]:1: ')' expected near '<'
