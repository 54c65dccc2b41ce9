-- Only one piece that begins with @ is a control message.
warn("@on")
warn("@o", "n") --> stderr: Lua warning: @on
warn("@OFF")
warn("") --> stderr: Lua warning: 
warn(1, 2.5) --> stderr: Lua warning: 12.5
warn("still on") --> stderr: Lua warning: still on
warn("@off")
warn("@on", "x")
print(pcall(warn, "a", "b", nil)) --> false bad argument #3 to 'warn' (string expected, got nil)
