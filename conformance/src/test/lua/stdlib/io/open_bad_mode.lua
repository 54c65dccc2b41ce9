print(pcall(io.open, "x", "z")) --> false bad argument #2 to 'io.open' (invalid mode)
print(pcall(io.open, "x", "rw")) --> false bad argument #2 to 'io.open' (invalid mode)
print(pcall(io.open, "x", "+r")) --> false bad argument #2 to 'io.open' (invalid mode)
print(pcall(io.open, "x", "")) --> false bad argument #2 to 'io.open' (invalid mode)
