return function(data)
    local r = reader(data)
    local f = r.text(16)
    local a, b, c = r.value(), r.value(), r.value()
    local position = r.byte() % 16 - 4
    local packed = r.rest()
    local ok, made = pcall(string.pack, f, a, b, c)
    local out = {
        try(string.packsize, f),
        told(ok, made),
        try(string.unpack, f, packed),
        try(string.unpack, f, packed, position),
        ok and try(string.unpack, f, made) or "",
    }
    return table.concat(out, "\n")
end
