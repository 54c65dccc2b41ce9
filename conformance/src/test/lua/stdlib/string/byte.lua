print(("abc"):byte(), ("abc"):byte(2), ("abc"):byte(-1)) --> 97 98 99
print(("abc"):byte(1, -1)) --> 97 98 99
print(("abc"):byte(0), ("abc"):byte(4), ("abc"):byte(10, 20)) --> nil nil
print(("\0\255"):byte(1, 2)) --> 0 255
print(("abc"):byte(3, 2)) -->
print(pcall(string.byte)) --> false bad argument #1 to 'string.byte' (string expected, got no value)
