print(string.unpack("<d", string.pack("<d", 3.14))) --> 3.14 9
print(string.unpack(">f", string.pack(">f", 0.5))) --> 0.5 5
print(string.unpack("<n", string.pack("<n", -1/0))) --> -inf 9
print(string.pack(">d", 1):byte(1, -1)) --> 63 240 0 0 0 0 0 0
print(string.pack(">f", -2):byte(1, -1)) --> 192 0 0 0
print(string.unpack("f", string.pack("f", 0.1))) --> 0.10000000149012 5
print(pcall(string.pack, "d", "x")) --> false bad argument #2 to 'string.pack' (number expected, got string)
