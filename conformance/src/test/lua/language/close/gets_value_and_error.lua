local function closer() return setmetatable({ name = "v" }, { __close = function(v, e) print(v.name, e) end }) end
do local a <close> = closer() end --> v nil
print(pcall(function() local a <close> = closer() error("boom", 0) end)) --> v boom
--> false boom
