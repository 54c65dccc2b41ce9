local function outer()
    local x = 0
    local function inc() x = x + 1 end
    inc()
    local y = x
    inc()
    return y, x
end
print(outer()) --> 1 2
