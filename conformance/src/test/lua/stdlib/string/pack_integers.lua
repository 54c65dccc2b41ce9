print(string.pack("<i4", 100):byte(1, -1)) --> 100 0 0 0
print(string.pack(">I2", 258):byte(1, -1)) --> 1 2
print(string.pack("<i3", -2):byte(1, -1)) --> 254 255 255
print(string.pack("bBhH", -1, 255, -2, 65535):byte(1, -1)) --> 255 255 254 255 255 255
print(#string.pack("jJTlLi", 1, 2, 3, 4, 5, 6)) --> 44
print(string.unpack("<i16", string.pack("<i16", -5))) --> -5 17
