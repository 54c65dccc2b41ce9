print(os.difftime(10, 5), math.type(os.difftime(1, 0)), pcall(os.difftime)) --> 5.0 float false bad argument #1 to 'os.difftime' (number expected, got no value)
