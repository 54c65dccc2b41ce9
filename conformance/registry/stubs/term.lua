-- A stand-in for lua-term, which is in C.
return { isatty = function() return false end }
