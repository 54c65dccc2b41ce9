return function(data)
    local base = (string.byte(data) or 0) % 40
    local text = string.sub(data, 2)
    local chunk = load("return " .. text, "=n", "t", {})
    local number = tonumber(text)
    local out = {
        told(number, math.type(number)),
        try(tonumber, text, base),
        try(function() return text + 0 end),
        try(function() return -text end),
        try(math.tointeger, number),
        try(string.format, "%.14g %.17g %d", number or 0, number or 0, math.tointeger(number) or 0),
        number == number and try(tostring, number) or "",
        number == number and try(string.format, "%q", number) or "",
        string.find(text, "^[%w.+-]*$") and chunk and try(chunk) or "",
    }
    return table.concat(out, "\n")
end
