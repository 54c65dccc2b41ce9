print(load("local a <close> = f(); a = nil")) --> nil [string "local a <close> = f(); a = nil"]:1: attempt to assign to const variable 'a'
