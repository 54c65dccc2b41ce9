-- expect: ok
local next, rawset = next, rawset
local k = next(_G)
while k do rawset(_G, k, nil) k = next(_G) end
