print("a" < "B", "Z" < "a", "\u{e9}" > "z", "" < "\0") --> false true true true
