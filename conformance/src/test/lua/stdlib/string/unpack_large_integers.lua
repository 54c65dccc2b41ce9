print(string.unpack("<i9", ("\255"):rep(9))) --> -1 10
print(pcall(string.unpack, "<i9", "\0\0\0\0\0\0\0\0\1")) --> false 9-byte integer does not fit into Lua Integer
print(string.unpack("<I8", ("\255"):rep(8))) --> -1 9
print(pcall(string.unpack, "<I9", ("\255"):rep(9))) --> false 9-byte integer does not fit into Lua Integer
print(string.unpack("<i3", "\255\255\255"), string.unpack("<I3", "\255\255\255")) --> -1 16777215 4
