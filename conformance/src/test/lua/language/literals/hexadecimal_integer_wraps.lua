print(0xff, 0XA, 0xffffffffffffffff) --> 255 10 -1
print(0x7fffffffffffffff) --> 9223372036854775807
print(0x1ffffffffffffffff) --> -1
print(math.type(0x123456789abcdef0123)) --> integer
