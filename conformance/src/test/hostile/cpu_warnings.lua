-- expect: limit-cpu
while true do warn("@on") warn("one", "two", "three") end
