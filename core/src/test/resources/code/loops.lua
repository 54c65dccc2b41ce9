-- Fresh variables in every round, and closing on every way out.
for i = 1, 10 do f(i) end
for i = x, y, -2 do local c = function() return i end; if c() then break end end
for k, v in pairs(t) do t[k] = v end
for line in io.lines() do
    local save <close> = line
    if line == "" then break end
    fs[#fs + 1] = function() return line, save end
end
while true do
    local n = f()
    if n == 1 then goto continue end
    g = function() return n end
    if n == 2 then break end
    ::continue::
end
repeat
    local last = f()
    g = function() return last end
until last
do
    local k = 0
    ::top::
    local c = function() return k end
    k = k + 1
    if k < 3 then goto top end
end
goto done
::done::
