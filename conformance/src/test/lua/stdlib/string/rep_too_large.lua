print(pcall(string.rep, "x", 1 << 60)) --> false resulting string too large
print(pcall(string.rep, "abc", math.maxinteger)) --> false resulting string too large
print(pcall(string.rep, "", 1 << 62, "ab")) --> false resulting string too large
