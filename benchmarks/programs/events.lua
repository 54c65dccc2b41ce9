-- An event loop: handlers are closures in lists, some fail, are caught and retried; timers lie in a sorted list.
local function loop()
  local self = { handlers = {}, timers = {}, now = 0, errors = 0, handled = 0 }

  function self.on(name, handler)
    local list = self.handlers[name]
    if not list then
      list = {}
      self.handlers[name] = list
    end
    list[#list + 1] = handler
    return function()
      for i, h in ipairs(list) do
        if h == handler then return table.remove(list, i) end
      end
    end
  end

  function self.emit(name, ...)
    local list = self.handlers[name]
    for i = 1, list and #list or 0 do
      local good, message = pcall(list[i], ...)
      if good then
        self.handled = self.handled + 1
      else
        self.errors = self.errors + (type(message) == "table" and message.weight or 1)
      end
    end
  end

  function self.after(delay, action)
    local timer = { at = self.now + delay, action = action }
    local place = #self.timers + 1
    while place > 1 and self.timers[place - 1].at < timer.at do place = place - 1 end
    table.insert(self.timers, place, timer)
  end

  function self.run(limit)
    local count = 0
    while #self.timers > 0 and count < limit do
      local timer = table.remove(self.timers)
      self.now = timer.at
      timer.action()
      count = count + 1
    end
  end
  return self
end

return function(n)
  local l = loop()
  local total = 0
  l.on("tick", function(value) total = total + value end)
  l.on("tick", function(value) if value % 5 == 0 then error({ weight = 3 }) end end)
  l.on("tick", function(value) if value % 11 == 0 then error("unlucky " .. value) end end)
  l.on("done", function(value, name) total = total + #name + value end)
  for i = 1, 8 do
    local remaining = 0
    local function again()
      remaining = remaining + 1
      l.emit("tick", remaining % 50)
      local cancel = l.on("done", function() total = total + 1 end)
      l.emit("done", i, "timer")
      cancel()
      l.after(i * 3 + remaining % 7, again)
    end
    l.after(i, again)
  end
  l.run(n)
  return total + l.errors * 7 + l.handled * 3 + l.now
end
