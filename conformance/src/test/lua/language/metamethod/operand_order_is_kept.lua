local mt = { __sub = function(a, b) return type(a) .. "-" .. type(b) end, __shl = function(a, b) return type(a) .. "<<" .. type(b) end }
local o = setmetatable({}, mt)
print(o - 1, 1 - o, o - "s", o << 2, 2 << o) --> table-number number-table table-string table<<number number<<table
