-- expect: limit-cpu
while true do
  local co = coroutine.create(function() local x <close> = setmetatable({}, { __close = function() end }) coroutine.yield() end)
  coroutine.resume(co)
  coroutine.close(co)
end
