local t = { x = 1 }
local function f()
    local old = t
    t, t.x = { x = 5 }, 2
    return old.x, t.x
end
print(f()) --> 2 5
