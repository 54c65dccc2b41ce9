print(("ab"):rep(3), ("ab"):rep(3, ","), ("ab"):rep(0) == "", ("ab"):rep(-1) == "", ("ab"):rep(1, ",")) --> ababab ab,ab,ab true true ab
print((""):rep(1000000000) == "", #(""):rep(3, "xy")) --> true 4
print(pcall(string.rep, "x")) --> false bad argument #2 to 'string.rep' (number expected, got no value)
print(pcall(string.rep, "x", 1.5)) --> false bad argument #2 to 'string.rep' (number has no integer representation)
