print(1 << 64, -1 >> 64, 1 << 1000, -1 >> math.maxinteger) --> 0 0 0 0
