print(load("goto nowhere")) --> nil [string "goto nowhere"]:1: no visible label 'nowhere' for <goto> at line 1
print(load("do ::inner:: end goto inner")) --> nil [string "do ::inner:: end goto inner"]:1: no visible label 'inner' for <goto> at line 1
print(load("local function f() goto outer end ::outer::")) --> nil [string "local function f() goto outer end ::outer::"]:1: no visible label 'outer' for <goto> at line 1
