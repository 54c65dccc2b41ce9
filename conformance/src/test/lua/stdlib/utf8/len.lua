print(utf8.len(""), utf8.len("abc"), utf8.len("äöü€")) --> 0 3 4
print(utf8.len("ab\xffcd")) --> nil 3
print(utf8.len("äö", 3), utf8.len("äö", 2), utf8.len("abc", 4), utf8.len("abc", -2)) --> 1 nil 0 2
print(utf8.len("äö", 1, 1), utf8.len("äö", 1, 2)) --> 1 1
print(pcall(utf8.len, "abc", 5)) --> false bad argument #2 to 'utf8.len' (initial position out of bounds)
print(pcall(utf8.len, "abc", 1, 4)) --> false bad argument #3 to 'utf8.len' (final position out of bounds)
print(utf8.len("\u{D7FF}"), utf8.len("\xed\xa0\x80"), utf8.len("\xed\xa0\x80", 1, -1, true)) --> 1 nil 1
print(utf8.len("\u{7FFFFFFF}"), utf8.len("\u{7FFFFFFF}", 1, -1, true)) --> nil 1
