print(utf8.codepoint("aä€", 1, -1)) --> 97 228 8364
print(utf8.codepoint("abc"), utf8.codepoint("abc", -1), utf8.codepoint("abc", 2, 3)) --> 97 99 98 99
print(utf8.codepoint("abc", 3, 2)) -->
print(pcall(utf8.codepoint, "ä", 2)) --> false invalid UTF-8 code
print(pcall(utf8.codepoint, "abc", 4)) --> false bad argument #3 to 'utf8.codepoint' (out of bounds)
print(pcall(utf8.codepoint, "abc", 1, 4)) --> false bad argument #3 to 'utf8.codepoint' (out of bounds)
print(pcall(utf8.codepoint, "\xed\xa0\x80")) --> false invalid UTF-8 code
print(utf8.codepoint("\xed\xa0\x80", 1, 1, true)) --> 55296
print(pcall(utf8.codepoint, "\xf4\x90\x80\x80"), utf8.codepoint("\xf4\x90\x80\x80", 1, 1, true)) --> false 1114112
