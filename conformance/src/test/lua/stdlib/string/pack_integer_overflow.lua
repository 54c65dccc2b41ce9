print(pcall(string.pack, "b", 128)) --> false bad argument #2 to 'string.pack' (integer overflow)
print(pcall(string.pack, "B", 256)) --> false bad argument #2 to 'string.pack' (unsigned overflow)
print(pcall(string.pack, "i2", 32768)) --> false bad argument #2 to 'string.pack' (integer overflow)
print(pcall(string.pack, "I1", -1)) --> false bad argument #2 to 'string.pack' (unsigned overflow)
print(string.pack("<I8", -1):byte(1, -1)) --> 255 255 255 255 255 255 255 255
