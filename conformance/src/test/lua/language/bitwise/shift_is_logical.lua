print(1 << 4, 256 >> 4, -1 >> 60) --> 16 16 15
print(-1 >> 63, -1 << 63 == math.mininteger) --> 1 true
