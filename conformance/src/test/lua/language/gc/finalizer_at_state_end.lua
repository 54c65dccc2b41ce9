setmetatable({}, { __gc = function() print("closing state") end })
print("end of script")
--> end of script
--> closing state
