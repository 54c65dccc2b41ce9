print(("hello world"):gsub("o", "0")) --> hell0 w0rld 2
print(("hello"):gsub("l", "%%%0", 1)) --> he%llo 1
print(("abc"):gsub("%w", "%0%0")) --> aabbcc 3
print(("abc"):gsub("(a)(b)", "%2%1")) --> bac 1
print(pcall(string.gsub, "abc", "b", "%2")) --> false invalid capture index %2
print(pcall(string.gsub, "abc", "b", "%")) --> false invalid use of '%' in replacement string
print(pcall(string.gsub, "abc", "b", "%x")) --> false invalid use of '%' in replacement string
