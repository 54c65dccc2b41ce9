-- The handler runs on top of the function that failed, also when that was compiled.
local function fails(i) local mine = i if i % 50 == 0 then error("x") end return mine end
local depth, seen = 0, 0
local function handler(m)
  local info = debug.getinfo(3, "f")
  if info and info.func == fails then depth = depth + 1 end
  local name, value = debug.getlocal(3, 1)
  if name == "i" then seen = seen + value end
  return "handled"
end
local texts = 0
for i = 1, 2000 do
  local good, v = xpcall(fails, handler, i)
  if not good then texts = texts + #v end
end
print(depth, seen, texts) --> 40	41000	280
