-- An error is caught by pcall in the middle of a loop, whose variables keep their values.
local function fails(i)
  if i % 3 == 0 then error("no " .. i) end
  return i, i * 2
end
local sum, texts, last = 0, 0, nil
for i = 1, 3000 do
  local good, a, b = pcall(fails, i)
  if good then sum = sum + a + b else texts, last = texts + 1, a end
end
print(sum, texts) --> 9000000	1000
print(last:match(":%d+: .*")) --> :3: no 3000
