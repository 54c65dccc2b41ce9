print(("abc"):match("^abc$"), ("a$c"):match("a$c"), ("a^c"):match("a^c"), ("abc"):match("c$")) --> abc a$c a^c c
print(("aaa"):gsub("^a", "b")) --> baa 1
print(("abc"):gsub("$", "!")) --> abc! 1
