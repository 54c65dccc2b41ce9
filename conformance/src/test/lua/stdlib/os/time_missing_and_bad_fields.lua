print(pcall(os.time, {})) --> false field 'year' missing in date table
print(pcall(os.time, { year = 2000, month = 1 })) --> false field 'day' missing in date table
print(pcall(os.time, { year = 2000, month = 1, day = "x" })) --> false field 'day' is not an integer
print(pcall(os.time, { year = 2000, month = 1.5, day = 1 })) --> false field 'month' is not an integer
print(pcall(os.time, { year = 1 << 40, month = 1, day = 1 })) --> false field 'year' is out-of-bound
print(pcall(os.time, { year = 2000, month = 1 << 40, day = 1 })) --> false field 'month' is out-of-bound
print(pcall(os.time, 5)) --> false bad argument #1 to 'os.time' (table expected, got number)
print(os.time { year = "2000", month = "1", day = "1" } == os.time { year = 2000, month = 1, day = 1 }) --> true
