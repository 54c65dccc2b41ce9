local s = "hello"
print(s:sub(2, 4), s:sub(-3), s:sub(2), s:sub(0), s:sub(-100, 2)) --> ell llo ello hello he
print(s:sub(4, 2) == "", s:sub(6) == "", s:sub(1, 100), s:sub(-2, -1), s:sub(3, -3)) --> true true hello lo l
print(s:sub(math.mininteger, math.maxinteger), s:sub(math.maxinteger) == "", s:sub(1.0, 2.0)) --> hello true he
print(pcall(s.sub, s, 1.5)) --> false bad argument #2 to 'string.sub' (number has no integer representation)
print(pcall(s.sub, s)) --> false bad argument #2 to 'string.sub' (number expected, got no value)
