local lines = {}
local function target()
    local a = 1
    if a == 1 then
        a = 2
    end
    return a
end
debug.sethook(function(e, l) lines[#lines + 1] = l end, "l")
target()
debug.sethook()
print(table.concat(lines, " ")) --> 10 3 4 5 7 11
