print(setmetatable({}, { __tostring = function() return "T!" end }), nil, 1.0) --> T! nil 1.0
print((tostring(setmetatable({}, { __name = "N" })):gsub("0x%x+", "P"))) --> N: P
