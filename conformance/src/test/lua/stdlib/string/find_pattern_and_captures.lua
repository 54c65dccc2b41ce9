print(("hello world"):find("o w"), ("hello world"):find("l+")) --> 5 3 4
print(("key=val"):find("(%w+)=(%w+)")) --> 1 7 key val
print(("abc"):find("b", 3), ("abc"):find("b", -2), ("abc"):find("^b", 2), ("abc"):find("^a", 2)) --> nil 2 2 nil
print(("abc"):find("()b()")) --> 2 2 2 3
-- Patterns of one byte or one set.
print(("a b"):find("%s"), ("a b"):find("[^ab]", -2)) --> 2 2 2
print(("a b"):find("%s", 3), ("x"):find(".", 2), (""):find("."), ("a.b"):find("%.")) --> nil nil nil 2 2
