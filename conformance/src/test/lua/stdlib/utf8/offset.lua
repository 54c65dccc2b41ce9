local s = "aä€b"
print(utf8.offset(s, 1), utf8.offset(s, 2), utf8.offset(s, 3), utf8.offset(s, 4), utf8.offset(s, 5), utf8.offset(s, 6)) --> 1 2 4 7 8 nil
print(utf8.offset(s, -1), utf8.offset(s, -2), utf8.offset(s, -4), utf8.offset(s, -5)) --> 7 4 1 nil
print(utf8.offset(s, 0, 3), utf8.offset(s, 0, 5), utf8.offset(s, 2, 2)) --> 2 4 4
print(pcall(utf8.offset, s, 1, 3)) --> false initial position is a continuation byte
print(pcall(utf8.offset, s, 1, 20)) --> false bad argument #3 to 'utf8.offset' (position out of bounds)
print(utf8.offset("abc", 0), utf8.offset("", 1), utf8.offset("", 0)) --> 1 1 1
