print("\x41\x4a\x4A", ("\x00\xff"):byte(1, 2)) --> AJJ 0 255
