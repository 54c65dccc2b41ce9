-- expect: ok
-- No code of the script runs because of a collection.
local ran = false
for _ = 1, 1000 do setmetatable({}, { __gc = function() ran = true end }) end
for _ = 1, 10 do collectgarbage() end
if ran then error("BREACH: a finalizer ran") end
