local ok, e = pcall(function()
    local t = nil
    return t.x
end)
print(type(e), e) --> string runtime_error_is_a_string_with_position.lua:3: attempt to index a nil value (local 't')
