-- A handler that fails is asked about its own error, and so on, but only as deep as native calls may nest.
local function count(action)
    local handlers = 0
    local ok, message = xpcall(action, function()
        handlers = handlers + 1
        return action()
    end)
    print(ok, message, handlers > 10 and handlers < 250)
end
count(function() local x = nil + 1 end) --> false error in error handling true
count(function() error("again") end) --> false error in error handling true
local function loop() assert(pcall(loop)) end
count(loop) --> false error in error handling true
