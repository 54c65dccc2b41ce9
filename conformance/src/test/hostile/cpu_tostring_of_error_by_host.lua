-- expect: error
-- accept: limit-cpu
-- The host asks for the text of the error; that must not hang it either.
error(setmetatable({}, { __tostring = function() while true do end end }))
