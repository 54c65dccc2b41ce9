local function call(n)
    local t = {}
    for i = 1, n do t[i] = "x" end
    return "local x = 1; return select('#', " .. table.concat(t, ",") .. ")"
end
print(load(call(250), "=c")()) --> 250
print(load(call(260), "=c")) --> nil c:1: function or expression needs too many registers near 'x'
