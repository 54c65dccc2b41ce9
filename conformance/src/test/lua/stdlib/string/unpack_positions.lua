print(string.unpack("<i2", "\1\0\2\0", 3)) --> 2 5
print(string.unpack("b", "abc", -1)) --> 99 4
print(pcall(string.unpack, "b", "abc", 5)) --> false bad argument #3 to 'string.unpack' (initial position out of string)
print(string.unpack("", "abc", 4)) --> 4
print(pcall(string.unpack, "b", "abc", 4)) --> false bad argument #2 to 'string.unpack' (data string too short)
print(pcall(string.unpack, "i4", "abc")) --> false bad argument #2 to 'string.unpack' (data string too short)
