-- expect: limit-cpu
-- accept: limit-memory
-- Values that are garbage at once must not be held against the script.
local cache = setmetatable({}, { __mode = "v" })
for i = 1, math.huge do cache[i % 1000] = { i } end
