-- expect: ok
-- Functions of the library show no environment and no upvalues.
for name, f in pairs(string) do assert(type(f) == "function") assert(not pcall(function() return f.upvalue end)) end
