print(1 << -1, 256 >> -4, 16 << -4, 1 << math.mininteger) --> 0 4096 1 0
print(1 >> math.mininteger) --> 0
