print(string.unpack("z", "abc\0rest")) --> abc 5
print(string.unpack("<s1", "\3abcd")) --> abc 5
print(string.unpack("c2", "abcd")) --> ab 3
print(pcall(string.unpack, "z", "no end")) --> false bad argument #2 to 'string.unpack' (unfinished string for format 'z')
print(pcall(string.unpack, "<s1", "\5abc")) --> false bad argument #2 to 'string.unpack' (data string too short)
print(pcall(string.unpack, "c5", "abc")) --> false bad argument #2 to 'string.unpack' (data string too short)
