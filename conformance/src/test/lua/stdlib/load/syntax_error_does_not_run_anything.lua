ran = false
print(load("ran = true; =")) --> nil [string "ran = true; ="]:1: unexpected symbol near '='
print(ran) --> false
