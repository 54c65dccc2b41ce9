local lines = {}
local function target()
    for i = 1, 2 do
        local x = i
    end
    local n = 0
    while n < 2 do
        n = n + 1
    end
    repeat n = n - 1
    until n == 0
end
debug.sethook(function(e, l) lines[#lines + 1] = l end, "l")
target()
debug.sethook()
print(table.concat(lines, " ")) --> 14 3 4 3 4 3 6 7 8 7 8 7 10 11 10 11 12 15
