-- The values of an open argument list are still there after a hook that replaced itself between two lines.
local function values() return 1, 2, 3 end
debug.sethook(function()
    debug.sethook()
    local clobber = { table.unpack({ 7, 8, 9, 10, 11, 12, 13, 14 }) }
end, "", 9)
print(
    0,
    select("#", values(values())),
    values()) --> 0 3 1 2 3
debug.sethook()
