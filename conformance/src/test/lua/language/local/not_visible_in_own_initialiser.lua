x = "global"
local x = x
print(x) --> global
local f = function() return f end
print(f()) --> nil
