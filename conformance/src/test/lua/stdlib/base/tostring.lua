print(tostring(nil), tostring(true), tostring(12), tostring(-0.0), tostring("s")) --> nil true 12 -0.0 s
print(tostring(print):match("^function: 0x%x+$") ~= nil) --> true
print(tostring({}):match("^table: 0x%x+$") ~= nil, tostring(coroutine.create(print)):match("^thread: 0x") ~= nil) --> true true
print(tostring(io.stdout):match("^file %(0x%x+%)$") ~= nil) --> true
print(pcall(tostring)) --> false bad argument #1 to 'tostring' (value expected)
