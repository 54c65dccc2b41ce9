print(("%q"):format('a "quoted" \\ line\nnext\r\0\1\0012 \200'):byte(1, -1)) --> 34 97 32 92 34 113 117 111 116 101 100 92 34 32 92 92 32 108 105 110 101 92 10 110 101 120 116 92 49 51 92 48 92 49 92 48 48 49 50 32 200 34
print(("%q %q %q"):format(1, 1.5, -7)) --> 1 0x1.8p+0 -7
print(("%q"):format(math.mininteger), ("%q"):format(1/0), ("%q"):format(-1/0), ("%q"):format(0/0)) --> 0x8000000000000000 1e9999 -1e9999 (0/0)
print(("%q %q %q"):format(nil, true, false), ("%q"):format(0.1)) --> nil true false 0x1.999999999999ap-4
print(pcall(string.format, "%q", {})) --> false bad argument #2 to 'string.format' (value has no literal form)
print(pcall(string.format, "%5q", "x")) --> false specifier '%q' cannot have modifiers
