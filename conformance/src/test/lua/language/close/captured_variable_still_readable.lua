local get
do
    local a <close> = setmetatable({ v = 7 }, { __close = function(t) t.v = t.v + 1 end })
    get = function() return a.v end
end
print(get()) --> 8
