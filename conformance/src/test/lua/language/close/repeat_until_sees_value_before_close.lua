local closed = false
local t = setmetatable({ done = true }, { __close = function() closed = true end })
repeat
    local a <close> = t
until a.done and not closed
print(closed) --> true
