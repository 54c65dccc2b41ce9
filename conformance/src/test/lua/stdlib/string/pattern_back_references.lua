print(("abcabc"):match("(abc)%1"), ([["it's"]]):match([[(["'])(.-)%1]])) --> abc " it's
print(pcall(string.find, "a", "%1")) --> false invalid capture index %1
print(pcall(string.find, "a", "(%1)")) --> false invalid capture index %1
