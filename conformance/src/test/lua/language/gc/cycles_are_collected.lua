local t = setmetatable({}, { __mode = "v" })
do
    local a, b = {}, {}
    a.b, b.a = b, a
    t.a, t.b = a, b
end
collectgarbage()
print(t.a, t.b) --> nil nil
