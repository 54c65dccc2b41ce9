-- The environment holds nothing that depends on addresses, on the time or on the order of a table.
return function(data)
    local out = {}
    local env = {
        string = { byte = string.byte, char = string.char, find = string.find, format = string.format, gmatch = string.gmatch,
            gsub = string.gsub, len = string.len, lower = string.lower, match = string.match, pack = string.pack, rep = string.rep,
            reverse = string.reverse, sub = string.sub, unpack = string.unpack, upper = string.upper },
        table = { concat = table.concat, insert = table.insert, move = table.move, pack = table.pack, remove = table.remove,
            sort = table.sort, unpack = table.unpack },
        coroutine = { create = coroutine.create, resume = coroutine.resume, yield = coroutine.yield, status = coroutine.status,
            wrap = coroutine.wrap, close = coroutine.close },
        math = { floor = math.floor, max = math.max, min = math.min, type = math.type, tointeger = math.tointeger, huge = math.huge,
            maxinteger = math.maxinteger, mininteger = math.mininteger, fmod = math.fmod, abs = math.abs, ult = math.ult },
        utf8 = utf8, pcall = pcall, xpcall = xpcall, error = error, select = select, type = type, tonumber = tonumber, ipairs = ipairs,
        tostring = tostring, setmetatable = setmetatable, getmetatable = getmetatable, rawget = rawget, rawset = rawset,
        rawequal = rawequal, rawlen = rawlen, assert = assert,
        p = function(...) if #out < 100 then out[#out + 1] = told(...) end end,
    }
    local f, message = load(data, "=c", "t", env)
    if not f then
        return "?"
    end
    out[#out + 1] = try(f, 1, "two", 3.5)
    local text = table.concat(out, "\n")
    -- How deep either may go is its own affair, and so is what it calls too complex.
    if string.find(text, "overflow", 1, true) or string.find(text, "too ", 1, true) then
        return "?"
    end
    return text
end
