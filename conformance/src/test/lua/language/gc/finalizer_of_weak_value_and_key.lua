local weak_values, weak_keys = setmetatable({}, {__mode = "v"}), setmetatable({}, {__mode = "k"})
local seen
do
  local o = setmetatable({}, {__gc = function(o) seen = {weak_values[1], weak_keys[o]} end})
  weak_values[1], weak_keys[o] = o, "key"
end
collectgarbage() collectgarbage()
-- Gone as a value before the finalizer runs, as a key only after it.
print(seen[1], seen[2], next(weak_values)) --> nil key nil
collectgarbage() seen = nil collectgarbage()
print(next(weak_keys)) --> nil
