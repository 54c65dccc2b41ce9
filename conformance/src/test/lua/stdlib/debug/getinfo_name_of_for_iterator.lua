local seen
local function iter() seen = debug.getinfo(1, "n") end
for _ in iter do end
print(seen.namewhat, seen.name) --> for iterator for iterator
