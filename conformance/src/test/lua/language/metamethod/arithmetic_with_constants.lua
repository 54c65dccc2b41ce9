local o = setmetatable({}, { __add = function(a, b) return tostring(b) end, __mul = function(a, b) return tostring(a) end,
    __mod = function(a, b) return tostring(b) end, __idiv = function(a, b) return tostring(b) end, __shr = function(_, b) return tostring(b) end })
print(o + 1, o + 2.5, 3 * o, 3.5 * o, o % 7, o // 9, o >> 4) --> 1 2.5 3 3.5 7 9 4
