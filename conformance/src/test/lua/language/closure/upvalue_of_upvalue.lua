local function a()
    local x = 1
    return function() return function() x = x + 1 return x end end
end
local f = a()
print(f()(), f()()) --> 2 3
