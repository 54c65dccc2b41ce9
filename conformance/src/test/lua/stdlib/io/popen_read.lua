local p = io.popen("echo hello; echo world")
print(io.type(p), p:read("l"), p:read("a")) --> file hello world
-->
print(p:close()) --> true exit 0
print(io.popen("exit 5"):close()) --> nil exit 5
print(pcall(io.popen, "true", "rw")) --> false bad argument #2 to 'io.popen' (invalid mode)
