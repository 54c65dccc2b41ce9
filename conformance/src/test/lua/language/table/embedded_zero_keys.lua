local t = { ["a\0b"] = 1, ["a"] = 2, ["a\0"] = 3 }
print(t["a\0b"], t["a"], t["a\0"], t["a\0c"]) --> 1 2 3 nil
