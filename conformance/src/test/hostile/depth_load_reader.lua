-- expect: error
-- accept: limit-memory, limit-cpu, ok
local function r() return load(r) end
assert(load(r))
