local nan = 0/0
print(nan == nan, nan ~= nan, nan < nan, nan <= nan, nan > 1, 1 >= nan) --> false true false false false false
print(nan < math.maxinteger, nan > math.mininteger) --> false false
