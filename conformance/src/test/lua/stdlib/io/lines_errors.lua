print(pcall(io.lines, "/no/such/file")) --> false cannot open file '/no/such/file' (No such file or directory)
print(pcall(function() for l in io.lines("/no/such/file") do end end)) --> false lines_errors.lua:2: cannot open file '/no/such/file' (No such file or directory)
local f = io.tmpfile()
local it = f:lines()
f:close()
print(pcall(it)) --> false file is already closed
