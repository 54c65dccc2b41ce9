-- A coroutine is suspended and goes on inside a pcall that compiled code has made.
local function work(i) local x = coroutine.yield(i) if x % 7 == 0 then error("seven", 0) end return x end
local co = coroutine.wrap(function()
  local sevens, sum = 0, 0
  for i = 1, 1500 do
    local good, v = pcall(work, i)
    if good then sum = sum + v else sevens = sevens + 1 end
  end
  return "end", sevens, sum
end)
local what, sevens, sum = co()
while what ~= "end" do what, sevens, sum = co(what + 1) end
print(sevens, sum) --> 214	966215
