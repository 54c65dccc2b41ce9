print(pcall(nil)) --> false attempt to call a nil value
print(pcall({})) --> false attempt to call a table value
print(pcall(5, 1)) --> false attempt to call a number value
