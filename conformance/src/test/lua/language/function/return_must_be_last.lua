print(load("return 1 print(2)")) --> nil [string "return 1 print(2)"]:1: <eof> expected near 'print'
print(load("do return 1 end print(2)") ~= nil) --> true
print(load("return;") ~= nil, load("return;;")) --> true nil [string "return;;"]:1: <eof> expected near ';'
