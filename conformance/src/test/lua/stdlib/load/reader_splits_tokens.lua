local s = "local name = 'a string with \\n escape' return name, 0x1F, 12.5e1 -- done"
local i = 0
print(load(function() i = i + 1 if i <= #s then return s:sub(i, i) end end)()) --> a string with
-->  escape 31 125.0
