local f = load(("\n"):rep(100000) .. "error('far down')", "=c")
print(pcall(f)) --> false c:100001: far down
