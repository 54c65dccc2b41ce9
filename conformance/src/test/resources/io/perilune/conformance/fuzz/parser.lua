return function(data)
    local f, message = load(data, "=c", "t")
    if f then
        return "accepted"
    end
    -- Limits of the two compilers differ in places, and so does what they say then.
    for _, limit in ipairs { "overflow", "too many", "limit", "too complex", "too large", "too long" } do
        if string.find(message, limit, 1, true) then
            return "?"
        end
    end
    return show(message)
end
