print(pcall(string.gsub, "a", "a")) --> false bad argument #3 to 'string.gsub' (string/function/table expected, got no value)
print(pcall(string.gsub, "a", "a", true)) --> false bad argument #3 to 'string.gsub' (string/function/table expected, got boolean)
print(("a"):gsub("a", 5)) --> 5 1
