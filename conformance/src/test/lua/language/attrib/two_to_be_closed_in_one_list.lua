print(load("local a <close>, b <close> = nil, nil")) --> nil [string "local a <close>, b <close> = nil, nil"]:1: multiple to-be-closed variables in local list
print(load("local a <const>, b <close> = 1, nil return a") ~= nil) --> true
