-- expect: ok
for _, l in pairs(_G) do if type(l) == "table" and l ~= _G then for k in pairs(l) do l[k] = nil end setmetatable(l, { __index = error }) end end
setmetatable(_G, { __index = error, __newindex = error })
