collectgarbage()
local before = collectgarbage("count")
local keep = {}
for i = 1, 20000 do keep[i] = { i } end
local full = collectgarbage("count")
keep = nil
collectgarbage()
local after = collectgarbage("count")
print(full > before, after < full) --> true true
