print(("%x %X %#x %o %#o"):format(255, 255, 255, 8, 8)) --> ff FF 0xff 10 010
print(("%x"):format(-1), ("%o"):format(-1)) --> ffffffffffffffff 1777777777777777777777
print(("%08x|%-8x|%8X"):format(48879, 48879, 48879)) --> 0000beef|beef    |    BEEF
print(("%.5x"):format(255)) --> 000ff
