print(pcall(xpcall)) --> false bad argument #2 to 'xpcall' (function expected, got no value)
print(pcall(xpcall, print)) --> false bad argument #2 to 'xpcall' (function expected, got no value)
print(xpcall(function() error("x", 0) end, nil)) --> error: bad argument #2 to 'xpcall' (function expected, got nil)
