debug.sethook(function() error("stopped by hook", 0) end, "", 1000)
print(pcall(function() while true do end end)) --> false stopped by hook
debug.sethook()
