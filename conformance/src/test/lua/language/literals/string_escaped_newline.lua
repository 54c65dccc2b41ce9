print(#"a\
b") --> 3
print(("a\
b"):byte(2)) --> 10
