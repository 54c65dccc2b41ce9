-- expect: ok
for _, o in ipairs { "stop", "restart", "incremental", "generational", "setpause", "setstepmul", "isrunning" } do pcall(collectgarbage, o, 1 << 62, -1, 0) end
assert(collectgarbage("count") >= 0)
