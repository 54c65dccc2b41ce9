local keys = setmetatable({}, {__mode = "k"})
local first = {}
do
  local k = first
  for i = 1, 200 do local after = {} keys[k] = after k = after end
  keys[k] = "end"
end
collectgarbage()
local n, k = 0, first
while type(k) == "table" do k = keys[k] n = n + 1 end
print(n, k) --> 201 end
first = nil k = nil
collectgarbage() collectgarbage()
print(next(keys)) --> nil
