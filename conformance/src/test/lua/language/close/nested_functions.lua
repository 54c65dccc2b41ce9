local function closer(n) return setmetatable({}, { __close = function() print("close", n) end }) end
local function inner() local a <close> = closer("inner") error("e", 0) end
local function outer() local a <close> = closer("outer") inner() end
print(pcall(outer)) --> close inner
--> close outer
--> false e
