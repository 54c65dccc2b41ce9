local s = string.dump(function() return 1 end)
for i = 1, #s - 1 do
    local f, e = load(s:sub(1, i), "cut", "b")
    assert(f == nil and type(e) == "string")
end
print("all refused") --> all refused
print((select(2, load("\27Lua", "cut", "b")))) --> cut: bad binary format (truncated chunk)
