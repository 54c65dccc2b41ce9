print(pcall(string.rep, "x", math.maxinteger)) --> false resulting string too large
print(pcall(string.rep, "ab", 1 << 62)) --> false resulting string too large
print(pcall(string.rep, "x", 1, ("y"):rep(10))) --> true x
print(pcall(string.rep, "x", 1 << 40, ("y"):rep(1 << 20))) --> false resulting string too large
