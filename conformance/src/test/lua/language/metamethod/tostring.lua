print(setmetatable({}, { __tostring = function() return "me" end })) --> me
print(tostring(setmetatable({}, { __tostring = function() return "x" .. 1 end }))) --> x1
print(pcall(tostring, setmetatable({}, { __tostring = function() return 1 end }))) --> true 1
print(pcall(tostring, setmetatable({}, { __tostring = function() return {} end }))) --> false '__tostring' must return a string
