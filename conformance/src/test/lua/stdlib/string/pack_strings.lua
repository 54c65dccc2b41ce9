print(string.pack("z", "abc"):byte(1, -1)) --> 97 98 99 0
print(string.pack("<s1", "abc"):byte(1, -1)) --> 3 97 98 99
print(string.pack(">s2", "ab"):byte(1, -1)) --> 0 2 97 98
print(string.pack("c5", "abc"):byte(1, -1)) --> 97 98 99 0 0
print(#string.pack("s", "abc")) --> 11
print(pcall(string.pack, "z", "a\0b")) --> false bad argument #2 to 'string.pack' (string contains zeros)
print(pcall(string.pack, "c2", "abc")) --> false bad argument #2 to 'string.pack' (string longer than given size)
print(pcall(string.pack, "s1", ("x"):rep(300))) --> false bad argument #2 to 'string.pack' (string length does not fit in given size)
