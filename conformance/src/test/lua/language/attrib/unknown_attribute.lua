print(load("local x <constant> = 1")) --> nil [string "local x <constant> = 1"]:1: unknown attribute 'constant'
print(load("local x <> = 1")) --> nil [string "local x <> = 1"]:1: <name> expected near '>'
print(load("local x <const = 1")) --> nil [string "local x <const = 1"]:1: '>' expected near '='
