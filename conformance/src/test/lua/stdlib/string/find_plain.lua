print(("a.b.c"):find(".", 1, true), ("a.b.c"):find(".", 3, true), ("abc"):find("", 10, true)) --> 2 4 nil
print(("abc"):find("", 4, true), ("abc"):find("c", -1, true), ("abc"):find("x", 1, true)) --> 4 3 nil
print(("a+b"):find("+b")) --> 2 3
