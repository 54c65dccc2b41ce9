print(select("#", ("x"):rep(200000):byte(1, -1))) --> 200000
print(pcall(string.byte, ("x"):rep(2000000), 1, -1)) --> false stack overflow (string slice too long)
