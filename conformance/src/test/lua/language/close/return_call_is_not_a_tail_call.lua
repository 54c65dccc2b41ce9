local log = {}
local function g() log[#log + 1] = "g" return 1, 2, 3 end
local function f()
    local a <close> = setmetatable({}, { __close = function() log[#log + 1] = "close" end })
    return g()
end
print(f()) --> 1 2 3
print(table.concat(log, " ")) --> g close
