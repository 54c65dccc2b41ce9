local a = setmetatable({}, { __call = function(self, ...) return "a", select("#", ...) end })
local b = setmetatable({}, { __call = a })
local c = setmetatable({}, { __call = b })
print(c(1, 2)) --> a 4
