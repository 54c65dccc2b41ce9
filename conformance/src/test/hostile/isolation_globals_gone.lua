-- expect: ok
local G, next, rawset = _G, next, rawset
local k = next(G)
while k do rawset(G, k, nil) k = next(G) end
