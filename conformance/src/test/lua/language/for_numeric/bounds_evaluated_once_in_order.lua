local log = {}
local function note(v) log[#log + 1] = v return v end
for i = note(1), note(3), note(1) do end
print(table.concat(log, ",")) --> 1,3,1
