local t = setmetatable({}, { __name = "My.Type" })
print((tostring(t):gsub("0x%x+", "PTR"))) --> My.Type: PTR
print(pcall(function() return t + 1 end)) --> false name.lua:3: attempt to perform arithmetic on a My.Type value (upvalue 't')
print(pcall(function() return #t < t end)) --> false name.lua:4: attempt to compare number with My.Type
print(pcall(string.rep, t)) --> false bad argument #1 to 'string.rep' (string expected, got My.Type)
print((tostring(setmetatable({}, { __name = 5 })):gsub("0x%x+", "PTR"))) --> table: PTR
