print(("abc"):find("", 3), ("abc"):find("", 4), ("abc"):find("", 5)) --> 3 4 nil
print(("abc"):find("a", -100), ("abc"):find("$", 4)) --> 1 4 3
