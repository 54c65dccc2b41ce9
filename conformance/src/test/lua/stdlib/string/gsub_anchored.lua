print(("aaa"):gsub("^a", "x")) --> xaa 1
print(("aaa"):gsub("a$", "x")) --> aax 1
print((" x "):gsub("^%s+", "")) --> x  1
