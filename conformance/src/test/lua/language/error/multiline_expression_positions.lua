local ok, e = pcall(function()
    local a = 1
    local b = a +
        {}
end)
print(e) --> multiline_expression_positions.lua:3: attempt to perform arithmetic on a table value
local ok2, e2 = pcall(function()
    return string.upper(
        nil
    )
end)
print(e2) --> multiline_expression_positions.lua:8: bad argument #1 to 'upper' (string expected, got nil)
