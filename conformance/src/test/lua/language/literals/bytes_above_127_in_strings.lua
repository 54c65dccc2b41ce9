local s = "é€"
print(#s, s:byte(1)) --> 5 195
