local function chain(n)
    local t = {}
    for i = 1, 150 do t[#t + 1] = "local a" .. i .. " = " .. i end
    t[#t + 1] = "local function middle()"
    for i = 151, n do t[#t + 1] = "local a" .. i .. " = " .. i end
    t[#t + 1] = "return function() return a1"
    for i = 2, n do t[#t + 1] = " + a" .. i end
    t[#t + 1] = " end end return middle()()"
    return table.concat(t, "\n")
end
print(load(chain(255), "=c")()) --> 32640
print(load(chain(256), "=c")) --> nil c:514: too many upvalues (limit is 255) in function at line 258 near 'end'
