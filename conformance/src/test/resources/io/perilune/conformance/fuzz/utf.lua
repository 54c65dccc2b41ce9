return function(data)
    local r = reader(data)
    local i, j, lax = r.byte() % 16 - 6, r.byte() % 16 - 6, r.byte() % 2 == 0
    local text = r.rest()
    local out = {
        try(utf8.len, text, i, j, lax),
        try(utf8.codepoint, text, i, j, lax),
        try(utf8.offset, text, i, j),
        try(utf8.offset, text, i),
        try(utf8.char, i, j, #text),
        try(function()
            local all = {}
            for p, c in utf8.codes(text, lax) do
                all[#all + 1] = p .. ":" .. c
            end
            return table.concat(all, ";")
        end),
    }
    return table.concat(out, "\n")
end
