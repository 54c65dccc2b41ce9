local f = io.tmpfile()
print(io.type(f), io.type(io.stdout), io.type(42), io.type({})) --> file file nil nil
print(f:close(), io.type(f), tostring(f)) --> true closed file file (closed)
print(pcall(f.read, f)) --> false attempt to use a closed file
print(pcall(f.close, f)) --> false attempt to use a closed file
print(pcall(io.close, f)) --> false attempt to use a closed file
print(pcall(io.type)) --> false bad argument #1 to 'io.type' (value expected)
