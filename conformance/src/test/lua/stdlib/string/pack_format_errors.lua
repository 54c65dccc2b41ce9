print(pcall(string.pack, "i17", 1)) --> false integral size (17) out of limits [1,16]
print(pcall(string.pack, "i0", 1)) --> false integral size (0) out of limits [1,16]
print(pcall(string.pack, "y", 1)) --> false invalid format option 'y'
print(pcall(string.pack, "!3 i4", 1)) --> false bad argument #1 to 'string.pack' (format asks for alignment not power of 2)
print(pcall(string.pack, "!4 i3", 1)) --> false bad argument #1 to 'string.pack' (format asks for alignment not power of 2)
print(pcall(string.pack, "c", "x")) --> false missing size for format option 'c'
print(pcall(string.pack, "X", 1)) --> false bad argument #1 to 'string.pack' (invalid next option for option 'X')
print(pcall(string.pack, "Xz", 1)) --> false bad argument #1 to 'string.pack' (invalid next option for option 'X')
print(pcall(string.pack, "i4")) --> false bad argument #2 to 'string.pack' (number expected, got nil)
print(pcall(string.pack, "!17")) --> false integral size (17) out of limits [1,16]
