local function handler(e) return handler2(e) end
function handler2(e) return 1 + handler(e) end
local ok, e = xpcall(error, handler, "x")
print(ok, type(e)) --> false string
print(xpcall(function() local function r() return 1 + r() end return r() end, function(m) return (m:match("stack overflow")) end)) --> false stack overflow
