print(tonumber("ff", 16), tonumber("FF", 16), tonumber("777", 8), tonumber("1010", 2), tonumber("zz", 36), tonumber("-7f", 16)) --> 255 255 511 10 1295 -127
print(tonumber("8", 8), tonumber("", 10), tonumber("1.5", 10), tonumber(" 11 ", 2), tonumber("1 1", 2), tonumber("0x10", 16)) --> nil nil nil 3 nil nil
print(tonumber("7fffffffffffffff", 16), tonumber("ffffffffffffffff", 16), tonumber("1" .. ("0"):rep(64), 2)) --> 9223372036854775807 -1 0
print(pcall(tonumber, "10", 1)) --> false bad argument #2 to 'tonumber' (base out of range)
print(pcall(tonumber, "10", 37)) --> false bad argument #2 to 'tonumber' (base out of range)
print(pcall(tonumber, 10, 10)) --> false bad argument #1 to 'tonumber' (string expected, got number)
print(pcall(tonumber, "10", 1.5)) --> false bad argument #2 to 'tonumber' (number has no integer representation)
