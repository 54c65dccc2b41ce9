print(load("#x\nreturn 1")) --> nil [string "#x..."]:1: unexpected symbol near '#'
