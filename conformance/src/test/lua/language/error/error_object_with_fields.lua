local Err = { __tostring = function(e) return "Err:" .. e.code end }
local ok, e = pcall(function() error(setmetatable({ code = 7 }, Err)) end)
print(ok, e.code, tostring(e), getmetatable(e) == Err) --> false 7 Err:7 true
