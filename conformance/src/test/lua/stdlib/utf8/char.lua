print(utf8.char(72, 228, 8364, 0x10FFFF):byte(1, -1)) --> 72 195 164 226 130 172 244 143 191 191
print(utf8.char() == "", utf8.char(0x7FFFFFFF):byte(1, -1)) --> true 253 191 191 191 191 191
print(pcall(utf8.char, -1)) --> false bad argument #1 to 'utf8.char' (value out of range)
print(pcall(utf8.char, 0x80000000)) --> false bad argument #1 to 'utf8.char' (value out of range)
print(utf8.char(0xD800):byte(1, -1)) --> 237 160 128
