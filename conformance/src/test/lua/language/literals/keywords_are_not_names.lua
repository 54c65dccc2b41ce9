for _, word in ipairs { "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
        "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while" } do
    assert(not load("local " .. word .. " = 1"))
end
print(load("local global, continue, attrib, const, close = 1, 2, 3, 4, 5; return global + continue")()) --> 3
