local t = {}
local ok, e = pcall(function()
    local ok2, e2 = pcall(error, t)
    error(e2)
end)
print(e == t) --> true
