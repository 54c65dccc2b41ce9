local function closing(f) return setmetatable({}, {__close = f}) end
local co = coroutine.create(function()
  local a <close> = closing(function(_, e) print("a", e) error("third", 0) end)
  local b <close> = closing(function(_, e) print("b", e) error("second", 0) end)
  local c <close> = closing(function(_, e) print("c", e) end)
  coroutine.yield()
end)
coroutine.resume(co)
local results = table.pack(coroutine.close(co)) --> c nil
 --> b nil
 --> a second
print(results[1], results[2], coroutine.status(co)) --> false third dead
