print(string.pack(">i2 <i2 =i2", 1, 1, 1):byte(1, 4)) --> 0 1 1 0
print(string.unpack("<I2 >I2", "\1\0\0\1")) --> 1 1 5
