for _, v in ipairs { "plain", "new\nline", "\0\1\0019\127\255", "\r\n", '"', 0.1, 1e100, -0.0, 2^63, math.maxinteger, math.mininteger } do
    local back = load("return " .. ("%q"):format(v))()
    assert(back == v and math.type(back) == math.type(v))
end
print("ok") --> ok
