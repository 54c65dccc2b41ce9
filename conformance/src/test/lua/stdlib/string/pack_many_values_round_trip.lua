local fmt = "<bhilj BHILJ fdn s1 s2 z c3"
local s = string.pack(fmt, -1, -2, -3, -4, -5, 1, 2, 3, 4, 5, 0.5, 0.25, 0.125, "a", "bb", "zed", "xyz")
print(string.unpack(fmt, s)) --> -1 -2 -3 -4 -5 1 2 3 4 5 0.5 0.25 0.125 a bb zed xyz 80
