print(load("return 'a\\\r\nb'")() == "a\nb") --> true
print(load("return [[\r\na\r\nb\n\rc\rd]]")() == "a\nb\nc\nd") --> true
