-- Often enough that compiled code makes the calls itself.
local named = setmetatable({}, { __tostring = function() return "named" end })
local texts, sum = 0, 0
for i = 1, 700 do
    texts = texts + #tostring(i) + #tostring(i / 8) + #tostring(nil) + #tostring(true) + #tostring("text")
    texts = texts + #tostring(named)
    sum = sum + tonumber(tostring(i)) + tonumber(" 0x10 ") + tonumber("1e1") + tonumber("zz", 36) + tonumber(i)
    assert(tonumber("abc") == nil and tonumber({}) == nil and tonumber("9", 8) == nil and tonumber("") == nil)
    assert(math.type(tonumber("10")) == "integer" and math.type(tonumber("10.0")) == "float")
    assert(not pcall(tonumber) and not pcall(tonumber, 10, 10) and not pcall(tonumber, "1", 99))
end
print(texts, sum) --> 16788 1415400.0
