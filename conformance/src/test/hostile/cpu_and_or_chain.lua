-- expect: limit-cpu
local a = 0
while a and (a or a) and not (a == nil) do a = a ~ 1 end
