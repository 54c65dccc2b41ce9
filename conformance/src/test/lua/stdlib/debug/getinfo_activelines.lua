local function f(a)
    if a then
        return 1
    end

    local x = 2
    return x
end
local lines = {}
for l in pairs(debug.getinfo(f, "L").activelines) do lines[#lines + 1] = l end
table.sort(lines)
print(table.concat(lines, " ")) --> 2 3 6 7 8
print(debug.getinfo(print, "L").activelines) --> nil
local vararg = load("print(...)\nprint(2)")
lines = {}
for l in pairs(debug.getinfo(vararg, "L").activelines) do lines[#lines + 1] = l end
table.sort(lines)
print(table.concat(lines, " ")) --> 1 2
