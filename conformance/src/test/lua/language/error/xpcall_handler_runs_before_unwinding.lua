local depth
local function f() local secret = "visible" error("x", 0) end
print(xpcall(f, function(m) --> false visible
    local _, v = debug.getlocal(3, 1)
    return v
end))
