-- A scheduler of tasks that send packets to each other: classes with inheritance, calls whose target depends on the object.
local Task = {}
Task.__index = Task

local function class(parent)
  local c = setmetatable({}, { __index = parent })
  c.__index = c
  return c
end

function Task.new(kind, name, priority)
  return setmetatable({ name = name, priority = priority, queue = {}, head = 1, tail = 0, runs = 0 }, kind)
end

function Task:push(packet)
  self.tail = self.tail + 1
  self.queue[self.tail] = packet
end

function Task:pop()
  local head = self.head
  if head > self.tail then return nil end
  local packet = self.queue[head]
  self.queue[head] = nil
  self.head = head + 1
  return packet
end

function Task:ready() return self.head <= self.tail end
function Task:step(kernel) error("abstract: " .. self.name) end

local Worker = class(Task)
function Worker:step(kernel)
  local packet = self:pop()
  packet.value = (packet.value * 7 + #self.name) % 1009
  packet.hops = packet.hops + 1
  kernel:send(packet.hops % 2 + 2, packet)
end

local Device = class(Task)
function Device:step(kernel)
  local packet = self:pop()
  self.total = (self.total or 0) + packet.value
  kernel:send(packet.value % 3 == 0 and 1 or 4, packet)
end

local Idle = class(Task)
function Idle:ready() return true end
function Idle:step(kernel)
  self.seed = ((self.seed or 1) * 5 + 3) % 64
  kernel.idle = kernel.idle + self.seed
end

local Handler = class(Worker)
function Handler:step(kernel)
  local packet = self:pop()
  packet.value = packet.value + 1
  packet.hops = packet.hops + 1
  kernel:send(packet.value % 2 == 0 and 1 or 3, packet)
end

local Kernel = {}
Kernel.__index = Kernel

function Kernel:send(to, packet)
  self.sent = self.sent + 1
  self.tasks[to]:push(packet)
end

function Kernel:run(steps)
  local tasks, current = self.tasks, 0
  for _ = 1, steps do
    local task
    repeat
      current = current % #tasks + 1
      task = tasks[current]
    until task:ready()
    task.runs = task.runs + 1
    task:step(self)
  end
end

return function(n)
  local kernel = setmetatable({ sent = 0, idle = 0 }, Kernel)
  kernel.tasks = {
    Task.new(Worker, "worker", 10), Task.new(Device, "disk", 20), Task.new(Device, "network", 30),
    Task.new(Handler, "handler", 40), Task.new(Idle, "idle", 0),
  }
  for i = 1, 12 do kernel:send(i % 4 + 1, { value = i * 11, hops = 0 }) end
  kernel:run(n)
  local sum = kernel.sent + kernel.idle
  for i, task in ipairs(kernel.tasks) do sum = sum + task.runs * i + (task.total or 0) end
  return sum
end
