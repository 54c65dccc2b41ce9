local t = setmetatable({}, { __mode = "k" })
do
    local k = {}
    t[k] = { k }
end
collectgarbage() collectgarbage()
print(next(t)) --> nil
