-- expect: ok
local t = {}
t.t = t
for i = 1, 10000 do t = { t, t } end
return t
