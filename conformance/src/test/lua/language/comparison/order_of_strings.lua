print("a" < "b", "a" < "aa", "" < "a", "Z" < "a", "10" < "9") --> true true true true true
print("a\0b" < "a\0c", "a\0" > "a", "a" <= "a") --> true true true
print("\xff" > "\x7f") --> true
