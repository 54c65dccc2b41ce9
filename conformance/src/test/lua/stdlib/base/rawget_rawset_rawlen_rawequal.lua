local t = setmetatable({ 1, 2 }, { __index = function() return "mt" end, __newindex = function() end, __len = function() return 9 end, __eq = function() return true end })
print(rawget(t, "x"), rawset(t, "x", 1) == t, rawget(t, "x"), rawlen(t), rawlen("abc"), rawequal(t, setmetatable({}, getmetatable(t)))) --> nil true 1 2 3 false
print(pcall(rawget, 1, 2)) --> false bad argument #1 to 'rawget' (table expected, got number)
print(pcall(rawset, {}, nil, 1)) --> false table index is nil
print(pcall(rawlen, 5)) --> false bad argument #1 to 'rawlen' (table or string expected, got number)
print(pcall(rawequal, 1)) --> false bad argument #2 to 'rawequal' (value expected)
print(pcall(rawset, {}, 0/0, 1)) --> false table index is NaN
print(pcall(rawget, {})) --> false bad argument #2 to 'rawget' (value expected)
