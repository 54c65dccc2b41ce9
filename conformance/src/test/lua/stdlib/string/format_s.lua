print(("%s %s %s"):format("str", 12, 1.5), ("%s"):format(nil), ("%s %s"):format(true, false)) --> str 12 1.5 nil true false
print(("%5s|%-5s|%.2s|%5.1s|"):format("abc", "abc", "abc", "abc")) -->   abc|abc  |ab|    a|
print(("%s"):format(setmetatable({}, { __tostring = function() return "obj" end }))) --> obj
print(#("%s"):format("a\0b"), pcall(string.format, "%5s", "a\0b")) --> 3 false bad argument #2 to 'string.format' (string contains zeros)
print(pcall(string.format, "%s")) --> false bad argument #2 to 'string.format' (no value)
