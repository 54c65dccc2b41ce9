-- When the heap is used up a script gets an error, and goes on when it has let go of what filled it.
local function fill()
    local t = {}
    for i = 1, 1000 do t[i] = ("x"):rep(1 << 26) .. i end
end
print(pcall(fill)) --> false not enough memory
collectgarbage()
print(#("y"):rep(1 << 20)) --> 1048576
