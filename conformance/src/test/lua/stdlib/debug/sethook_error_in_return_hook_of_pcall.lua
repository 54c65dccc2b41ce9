-- The pcall that returns catches nothing any more; the one around it does.
print(pcall(function()
    debug.sethook(function()
        if debug.getinfo(2, "f").func == pcall then
            debug.sethook()
            error("late", 0)
        end
    end, "r")
    local ok = pcall(math.abs, 1)
    return "not reached", ok
end)) --> false late
