local got
do
  local o = setmetatable({name = "it"}, {__gc = function(...) got = {n = select("#", ...), ...} end})
end
collectgarbage() collectgarbage()
print(got.n, got[1].name, getmetatable(got[1]) ~= nil) --> 1 it true
