local out = {}
for _, n in ipairs { "x", "y" } do
    do
        local c <close> = setmetatable({}, { __close = function() out[#out + 1] = n end })
    end
    out[#out + 1] = "-"
end
print(table.concat(out)) --> x-y-
