-- expect: denied
for _, name in ipairs { "io", "debug", "package", "require", "dofile", "loadfile", "java", "luajava" } do
  if _G[name] ~= nil then error("BREACH: " .. name) end
end
if os then
  for name in pairs(os) do
    if name ~= "time" and name ~= "date" and name ~= "clock" and name ~= "difftime" then error("BREACH: os." .. name) end
  end
end
