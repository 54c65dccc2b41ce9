local weak = setmetatable({}, {__mode = "k"})
do
  local co
  local o = {}
  co = coroutine.create(function() local own, self = o, co coroutine.yield() return own, self end)
  coroutine.resume(co)
  o.co = co
  weak[o], weak[co] = true, true
end
collectgarbage() collectgarbage()
print(next(weak)) --> nil
