print(("hello"):match("()ll()")) --> 3 5
print(("abc"):gsub("()", "%1")) --> 1a2b3c4 4
