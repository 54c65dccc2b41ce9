print(~0, ~-1, ~5) --> -1 0 -6
print(~math.maxinteger == math.mininteger) --> true
