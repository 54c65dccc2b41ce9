local function closer(name) return setmetatable({}, { __close = function() print("close " .. name) end }) end
do
    local a <close> = closer("a")
    print("in") --> in
    --> close a
end
print("out") --> out
