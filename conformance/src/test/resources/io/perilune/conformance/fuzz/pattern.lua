return function(data)
    local r = reader(data)
    local start = r.byte() % 8 - 2
    local pattern, subject, replacement = r.text(24), r.text(40), r.text(12)
    local out = {
        try(string.find, subject, pattern, start),
        try(string.find, subject, pattern, start, true),
        try(string.match, subject, pattern, start),
        try(string.gsub, subject, pattern, replacement),
        try(string.gsub, subject, pattern, { a = "1", [1] = 2, [""] = false }, 5),
        try(string.gsub, subject, pattern, function(...) return told(...) end),
        try(function()
            local all = {}
            for a, b in string.gmatch(subject, pattern, start) do
                all[#all + 1] = told(a, b)
            end
            return table.concat(all, ";")
        end),
    }
    return table.concat(out, "\n")
end
