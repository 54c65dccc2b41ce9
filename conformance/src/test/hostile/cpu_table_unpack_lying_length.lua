-- expect: error
return table.unpack(setmetatable({}, { __len = function() return 1 << 50 end }))
