return function(data)
    local r = reader(data)
    local f = r.text(30)
    -- Addresses differ.
    f = string.gsub(f, "p", "d")
    local values = table.pack(r.value(), r.value(), r.value(), r.value())
    for i = 1, 4 do
        if values[i] ~= values[i] then values[i] = 1 end
    end
    return try(string.format, f, table.unpack(values, 1, 4))
end
