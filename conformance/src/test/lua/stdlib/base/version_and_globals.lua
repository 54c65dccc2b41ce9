print(_VERSION, _G._G == _G) --> Lua 5.4 true
local names = {}
for k in pairs(_G) do if type(_G[k]) == "function" then names[#names + 1] = k end end
table.sort(names)
print(table.concat(names, " ")) --> assert collectgarbage dofile error getmetatable ipairs load loadfile next pairs pcall print rawequal rawget rawlen rawset require select setmetatable tonumber tostring type warn xpcall
