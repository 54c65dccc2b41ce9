local function f(a, b) return a + b, "r" end
local out = {}
debug.sethook(function(e)
    local i = debug.getinfo(2, "rf")
    if i.func == f then out[#out + 1] = e .. i.ftransfer .. "," .. i.ntransfer end
end, "cr")
f(1, 2)
debug.sethook()
print(table.concat(out, " ")) --> call1,2 return3,2
