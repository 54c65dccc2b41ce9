warn("off by default")
warn("@on")
warn("one ", "two ", "three") --> stderr: Lua warning: one two three
warn("@unknown control is ignored")
warn("@off")
warn("silent")
warn("@on")
warn("again") --> stderr: Lua warning: again
warn("@on", " in pieces is a message") --> stderr: Lua warning: @on in pieces is a message
print(pcall(warn)) --> false bad argument #1 to 'warn' (string expected, got no value)
print(pcall(warn, "a", {})) --> false bad argument #2 to 'warn' (string expected, got table)
