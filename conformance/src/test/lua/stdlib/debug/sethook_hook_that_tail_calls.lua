-- A function that takes the hook's place runs as the hook: no events of its own, and events go on after it.
local count, name = 0, nil
local function real()
    count = count + 1
    name = debug.getinfo(1, "n").name
end
debug.sethook(function() return real() end, "l")
local a = 1
local b = 2
debug.sethook()
print(count, name) --> 3 nil
