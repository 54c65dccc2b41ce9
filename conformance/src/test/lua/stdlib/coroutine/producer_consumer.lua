local function producer() return coroutine.create(function() for _, l in ipairs { "a", "b", "c" } do coroutine.yield(l) end end) end
local function filter(src) return coroutine.create(function()
    while true do
        local _, v = coroutine.resume(src)
        if not v then return end
        coroutine.yield(v:upper())
    end
end) end
local f, out = filter(producer()), {}
while true do local _, v = coroutine.resume(f) if not v then break end out[#out + 1] = v end
print(table.concat(out)) --> ABC
