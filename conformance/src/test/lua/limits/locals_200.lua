-- 200 local variables are the most a function may have.
local function declare(n)
    local t = {}
    for i = 1, n do t[i] = "local v" .. i .. " = " .. i end
    return table.concat(t, "\n") .. "\nreturn v1 + v" .. n
end
print(load(declare(200))()) --> 201
print(load(declare(201))) --> nil [string "local v1 = 1..."]:201: too many local variables (limit is 200) in main function near '='
