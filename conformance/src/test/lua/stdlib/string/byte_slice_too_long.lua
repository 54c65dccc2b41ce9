print(pcall(string.byte, ("x"):rep(10000000), 1, -1)) --> false stack overflow (string slice too long)
