print(pcall(os.time, {year = 1 << 40, month = 1, day = 1})) --> false field 'year' is out-of-bound
print(pcall(os.time, {year = 2000, month = 1 << 32, day = 1})) --> false field 'month' is out-of-bound
print(pcall(os.time, {year = 2000, month = 1, day = 1.5})) --> false field 'day' is not an integer
print(pcall(os.time, {year = 2000, month = "x", day = 1})) --> false field 'month' is not an integer
print(pcall(os.time, {year = 2000, month = 1})) --> false field 'day' missing in date table
print(pcall(os.time, {})) --> false field 'year' missing in date table
print(pcall(os.time, 5)) --> false bad argument #1 to 'os.time' (table expected, got number)
print(pcall(os.date, "*t", 1e300)) --> false bad argument #2 to 'os.date' (number has no integer representation)
print(pcall(os.date, "%d", "x")) --> false bad argument #2 to 'os.date' (number expected, got string)
