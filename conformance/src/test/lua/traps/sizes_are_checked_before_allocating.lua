print(pcall(string.rep, "x", 1 << 62)) --> false resulting string too large
print(pcall(string.rep, "xyz", math.maxinteger // 2)) --> false resulting string too large
print(pcall(string.format, "%99999999d", 1)) --> false invalid conversion specification: '%99999999d'
print(pcall(string.format, "%.99999999f", 1)) --> false invalid conversion specification: '%.99999999f'
print(pcall(string.pack, "!99999999 i4", 1)) --> false integral size (99999999) out of limits [1,16]
print(pcall(table.unpack, {}, 1, 1e9)) --> false too many results to unpack
print(pcall(table.move, {}, 1, math.maxinteger, 2)) --> false bad argument #4 to 'table.move' (destination wrap around)
print(pcall(string.pack, "i99999999999999999999", 1)) --> false integral size (999999999) out of limits [1,16]
print(pcall(string.unpack, "s8", "\255\255\255\255\255\255\255\127abc")) --> false bad argument #2 to 'string.unpack' (data string too short)
print(pcall(string.unpack, "c2147483647", "abc")) --> false bad argument #2 to 'string.unpack' (data string too short)
print(pcall(utf8.char, 1 << 40)) --> false bad argument #1 to 'utf8.char' (value out of range)
