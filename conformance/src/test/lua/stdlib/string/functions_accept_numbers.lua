print(string.len(12345), string.rep(1.5, 2), string.upper(10), string.sub(12345, 2, 3), string.byte(7)) --> 5 1.51.5 10 23 55
