-- expect: denied
if string.dump then error("BREACH: string.dump") end
for _, mode in ipairs { "b", "bt", "t" } do
  if load("\27Lua\x54\0\x19\x93\r\n\x1a\n", "chunk", mode) then error("BREACH: binary chunk") end
end
