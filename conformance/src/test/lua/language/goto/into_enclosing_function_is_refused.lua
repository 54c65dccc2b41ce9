print(load("::l:: local f = function() goto l end")) --> nil [string "::l:: local f = function() goto l end"]:1: no visible label 'l' for <goto> at line 1
