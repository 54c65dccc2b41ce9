local function three() return next, { "v" }, nil, nil, "ignored" end
for k, v in three() do print(k, v) end --> 1 v
