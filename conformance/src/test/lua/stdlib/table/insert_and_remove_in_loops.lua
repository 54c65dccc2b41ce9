-- Often enough that compiled code makes the calls itself.
local insert, remove = table.insert, table.remove
local sum, kinds = 0, 0
for round = 1, 400 do
    local t = {}
    for i = 1, 20 do insert(t, i) end
    insert(t, 1, -1)
    insert(t, 5, round % 3 == 0 and "text" or 0.5)
    insert(t, #t + 1, 99)
    if type(remove(t, 5)) == "string" then kinds = kinds + 1 end
    sum = sum + remove(t) + remove(t, 1) + remove(t, #t) + #t
    while #t > 0 do sum = sum + remove(t, 1) end
    assert(remove(t) == nil and #t == 0)
    local x = insert(t, "only")
    assert(x == nil and t[1] == "only" and remove(t) == "only")
end
print(sum, kinds) --> 130800 133
-- What asks for more than the usual.
local function try(f, ...) return select(2, pcall(f, ...)) end
local log = 0
local watched = { __newindex = function(t, k, v) log = log + 1 rawset(t, k, v) end, __len = function() return 2 end }
for i = 1, 400 do
    local t = setmetatable({}, watched)
    insert(t, "x")
    assert(t[3] == "x" and log == i)
    local holes = { 1, 2, nil, 4 }
    insert(holes, 5)
    assert(holes[5] == 5)
    local zero = { [0] = "zero" }
    assert(remove(zero) == "zero" and zero[0] == nil)
    local copy = { 1, 2 }
    insert(copy, nil)
    assert(#copy == 2)
    assert(try(insert, { 1 }, 5, 2):find("position out of bounds", 1, true))
    assert(try(remove, { 1, 2 }, 7):find("position out of bounds", 1, true))
end
print(log) --> 400
