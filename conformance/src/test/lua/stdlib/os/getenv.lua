print(type(os.getenv("PATH")), os.getenv("SURELY_NOT_SET_ANYWHERE"), pcall(os.getenv)) --> string nil false bad argument #1 to 'os.getenv' (string expected, got no value)
