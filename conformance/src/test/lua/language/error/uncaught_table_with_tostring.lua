error(setmetatable({}, { __tostring = function() return "custom text" end }))
--> error value: custom text
