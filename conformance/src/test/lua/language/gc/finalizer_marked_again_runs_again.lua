local runs = 0
local meta = {}
meta.__gc = function(o) runs = runs + 1 if runs < 3 then setmetatable(o, meta) end end
setmetatable({}, meta)
for i = 1, 6 do collectgarbage() end
print(runs) --> 3
