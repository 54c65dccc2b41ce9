local f, msg, where = package.loadlib("/no/such/library.so", "f")
print(f, type(msg), type(where)) --> nil string string
