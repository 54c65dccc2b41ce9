print(pcall(assert, nil)) --> false assertion failed!
print(pcall(assert, false, "m", "extra")) --> false m
print(select("#", assert(1, nil, nil))) --> 3
