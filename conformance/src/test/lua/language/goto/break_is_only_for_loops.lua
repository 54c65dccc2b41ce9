print(load("break")) --> nil [string "break"]:1: break outside loop at line 1
print(load("if true then break end")) --> nil [string "if true then break end"]:1: break outside loop at line 1
print(load("while true do local f = function() break end end")) --> nil [string "while true do local f = function() break end ..."]:1: break outside loop at line 1
