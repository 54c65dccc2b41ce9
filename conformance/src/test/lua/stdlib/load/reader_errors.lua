-- The calls are protected because an error in a reader passes through the message handler of the host.
print(pcall(load, function() return {} end)) --> true nil reader function must return a string
print(pcall(load, function() error("reader failed", 0) end)) --> true nil reader failed
print(load(function() return nil end)()) -->
print(pcall(load)) --> false bad argument #1 to 'load' (function expected, got no value)
print(pcall(load, {})) --> false bad argument #1 to 'load' (function expected, got table)
local n = 0
print(pcall(load, function() n = n + 1 if n == 1 then return "x =" elseif n == 2 then return true end end)) --> true nil reader function must return a string
