print(load("goto l; local a; ::l:: print(a)")) --> nil [string "goto l; local a; ::l:: print(a)"]:1: <goto l> at line 1 jumps into the scope of local 'a'
print(load("do goto l; local a; ::l:: ; end") ~= nil) --> true
print(load("repeat goto c; local x; ::c:: until x")) --> nil [string "repeat goto c; local x; ::c:: until x"]:1: <goto c> at line 1 jumps into the scope of local 'x'
