-- expect: denied
for _, n in ipairs { "getClass", "getBytes", "hashCode", "class", "length", "wait", "notify", "toString", "dump" } do
  if ("x")[n] ~= nil then error("BREACH: " .. n) end
end
