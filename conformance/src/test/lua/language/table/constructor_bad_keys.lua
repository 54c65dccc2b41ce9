print(pcall(load("return { [nil] = 1 }"))) --> false [string "return { [nil] = 1 }"]:1: table index is nil
print(pcall(load("return { [0/0] = 1 }"))) --> false [string "return { [0/0] = 1 }"]:1: table index is NaN
