print(load("return 1..2")) --> nil [string "return 1..2"]:1: malformed number near '1..2'
print(1 ..2) --> 12
