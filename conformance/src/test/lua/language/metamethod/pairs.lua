local t = setmetatable({}, { __pairs = function(t) return function(_, k) if not k then return 1, "one" end end, t, nil, "dropped" end })
for k, v in pairs(t) do print(k, v) end --> 1 one
print(select("#", pairs(t))) --> 3
