local n = 0
local mt = { __close = function() n = n + 1 end }
local function f() local x <close> = setmetatable({}, mt) return f() end
local ok, e = pcall(f)
print(ok, e:match("stack overflow"), n > 1000) --> false stack overflow true
