-- expect: limit-cpu
-- next begins anew whenever its control variable is nil.
local t = { 1, 2, 3 }
while next(t) do for k in next, t do t[k] = t[k] end end
