print(pcall(require)) --> false bad argument #1 to 'require' (string expected, got no value)
print(pcall(require, {})) --> false bad argument #1 to 'require' (string expected, got table)
