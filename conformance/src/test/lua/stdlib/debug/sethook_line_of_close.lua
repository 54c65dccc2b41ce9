local lines = {}
local nothing = setmetatable({}, { __close = function() end })
local function target()
    do
        local a <close> = nothing
        local b <close> = nothing
    end
    local c <close> = nothing
    return lines
end
debug.sethook(function(e, l) if debug.getinfo(2, "f").func == target then lines[#lines + 1] = l end end, "l")
target()
debug.sethook()
print(table.concat(lines, " ")) --> 5 6 8 9
