-- What the targets share. A target turns bytes into calls of the library, and tells in plain ASCII what came of them; the engine
-- and the reference run the same target on the same bytes, and must tell the same.

local byte, sub, format, gsub, rep = string.byte, string.sub, string.format, string.gsub, string.rep
local type, tostring, select, pcall, concat = type, tostring, select, pcall, table.concat

-- A cursor over the bytes; behind their end there are zeros.
local function reader(data)
    local at = 1
    local r = {}
    function r.byte()
        local b = byte(data, at) or 0
        at = at + 1
        return b
    end
    function r.text(most)
        local length = r.byte() % (most + 1)
        local text = sub(data, at, at + length - 1)
        at = at + length
        return text
    end
    function r.rest()
        local text = sub(data, at)
        at = #data + 1
        return text
    end
    local specials = { 0, 1, -1, math.maxinteger, math.mininteger, 0.0, -0.0, 1e308, 5e-324, 1 / 0, -1 / 0, 0.1, 2 ^ 53, 2.0 ^ 63, "", "10", "0x1p4", " 7 ", "x" }
    function r.value(depth)
        local kind = r.byte() % 8
        if kind == 0 then return r.byte() - 128 end
        if kind == 1 then return specials[r.byte() % #specials + 1] end
        if kind == 2 then return r.text(12) end
        if kind == 3 then return (r.byte() * 256 + r.byte()) / (r.byte() + 1) end
        if kind == 4 then return r.byte() % 2 == 0 end
        if kind == 5 then return nil end
        if kind == 6 then return (r.byte() << 56) ~ (r.byte() << 40) ~ r.byte() end
        return r.text(40)
    end
    return r
end

local function escape(c)
    return format("\\%d.", byte(c))
end

local function show(v)
    if type(v) == "string" then
        -- Addresses differ, and so do the names of what is called through a local.
        return "'" .. gsub(gsub(v, "0x%x%x%x%x%x+", "0x"), "[^ -~]", escape) .. "'"
    elseif v ~= v then
        return "nan"
    elseif math.type(v) == "float" then
        return format("%a", v)
    elseif type(v) == "number" or type(v) == "boolean" or v == nil then
        return tostring(v)
    end
    return type(v)
end

-- What a protected call gave, as text.
local function told(...)
    local out = {}
    for i = 1, select("#", ...) do
        out[i] = show((select(i, ...)))
    end
    return concat(out, " ")
end

local function try(f, ...)
    return told(pcall(f, ...))
end
