local log = {}
local f = coroutine.wrap(function()
  local x <close> = setmetatable({}, {__close = function(_, e) log[#log + 1] = tostring(e) end})
  coroutine.yield(1)
  error("inside", 0)
end)
print(f()) --> 1
print(pcall(f)) --> false inside
print(log[1], #log) --> inside 1
print(pcall(f)) --> false cannot resume dead coroutine
