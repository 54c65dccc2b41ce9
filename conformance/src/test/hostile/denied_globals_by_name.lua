-- expect: denied
for _, n in ipairs { "java", "luajava", "Java", "jdk", "sun", "Packages", "System", "Class", "Runtime", "Thread", "ffi", "jit", "bit", "newproxy", "setfenv", "getfenv", "loadstring", "module", "gcinfo", "unpack_java", "import" } do
  if _G[n] ~= nil then error("BREACH: " .. n) end
end
