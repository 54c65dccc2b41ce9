local function closing(name) return setmetatable({}, {__close = function() io.write(name, " ") end}) end
for i = 1, 2 do
  local a <close> = closing("a" .. i)
  do
    local b <close> = closing("b" .. i)
    if i == 1 then goto continue end
  end
  local c <close> = closing("c")
  ::continue::
end
print() --> b1 a1 b2 c a2
