local function closer(message)
    return setmetatable({}, { __close = function() print(message, debug.getinfo(2, "l").currentline) end })
end
while true do
    local a <close> = closer("while")
    if a then
        break
    end
    a.b = 1

end --> while 11
for i = 1, 2 do
    local a <close> = closer("for")
    break

end --> for 16
for i in next, {1} do
    local a <close> = closer("in")
    if i then break end
    i = 2

end --> in 22
repeat
    local a <close> = closer("repeat")
    if a then break end
    a.b = 1

until a
    == 1 --> repeat 29
do
    local a <close> = closer("goto")
    if a then goto out end
    a.b = 1

end

::out:: --> goto 37
do
    local a <close> = closer("after semicolons")
    if a then goto next end
    a.b = 1

end
::next:: ;
::other::
; --> after semicolons 46
