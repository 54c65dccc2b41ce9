print(string.pack("<!4 b i4", 1, 2):byte(1, -1)) --> 1 0 0 0 2 0 0 0
print(string.pack("<!2 b i4", 1, 2):byte(1, -1)) --> 1 0 2 0 0 0
print(string.pack("<b Xi4 !4", 1):byte(1, -1)) --> 1
print(string.pack("<!4 b Xi4 b", 1, 2):byte(1, -1)) --> 1 0 0 0 2
print(string.pack("b x b", 1, 2):byte(1, -1)) --> 1 0 2
print(string.packsize("!8 b d"), string.packsize("!4 b d"), string.packsize("b d")) --> 16 12 9
