local log = {}
local function note(v) log[#log + 1] = v return v end
local a = note(1), note(2), note(3)
print(a, table.concat(log, ",")) --> 1 1,2,3
