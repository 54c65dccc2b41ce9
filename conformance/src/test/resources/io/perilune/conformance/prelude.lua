-- What every generated program begins with. Output is collected in a list and is ASCII only, so that it can be compared
-- as text; whatever may lawfully differ between two implementations (addresses, the sign of a NaN) is folded.
local OUT, STEPS = {}, 300

local function SHOW(x, depth)
    local kind = type(x)
    if kind == "number" then
        if x ~= x then return "nan" end
        return math.type(x) == "integer" and tostring(x) or tostring(x) .. "/" .. ("%.14g"):format(x)
    elseif kind == "string" then
        x = x:gsub("(%a+): 0x%x+", "%1: ADDRESS")
        return '"' .. x:gsub('[^ !#-~]', function(c) return ("\\%d;"):format(c:byte()) end) .. '"'
    elseif kind == "table" then
        if (depth or 0) > 2 then return "{...}" end
        local parts = {}
        for i = 1, 6 do
            local v = rawget(x, i)
            if v ~= nil then parts[#parts + 1] = i .. "=" .. SHOW(v, (depth or 0) + 1) end
        end
        for _, name in ipairs { "a", "b", "c", "n" } do
            local v = rawget(x, name)
            if v ~= nil then parts[#parts + 1] = name .. "=" .. SHOW(v, (depth or 0) + 1) end
        end
        return "{" .. table.concat(parts, ",") .. "}"
    elseif kind == "boolean" or kind == "nil" then
        return tostring(x)
    end
    return kind
end

-- A NaN never enters a program: its sign shows in every text that is made of it.
local function NUM(x)
    if x ~= x then return 0.5 end
    return x
end

local function P(...)
    local parts = {}
    for i = 1, select("#", ...) do parts[i] = SHOW((select(i, ...))) end
    if #OUT < 400 then OUT[#OUT + 1] = table.concat(parts, " ") end
end

-- Ends programs that would run for long. The error is a number, so that it carries no position.
local function STEP()
    STEPS = STEPS - 1
    if STEPS < 0 then error(-1) end
end

-- Protected calls nest up to this depth, where the reference comes near the end of its C stack.
local DEPTH = 0
local function LEAVE(...)
    DEPTH = DEPTH - 1
    return ...
end
local function GUARDED(call)
    return function(...)
        if DEPTH > 50 then return false, "deep" end
        DEPTH = DEPTH + 1
        return LEAVE(call(...))
    end
end
local pcall, xpcall = GUARDED(pcall), GUARDED(xpcall)
local coroutine = setmetatable({ resume = GUARDED(coroutine.resume) }, { __index = coroutine })

local function TRY(f, ...) P("try", pcall(f, ...)) end

-- No holes in lists: where their border is, is not defined.
local function N(...)
    local values = table.pack(...)
    for i = 1, values.n do if values[i] == nil then values[i] = false end end
    return table.unpack(values, 1, values.n)
end

local function VALUE(f, ...)
    local ok, v = pcall(f, ...)
    if ok then return v end
    return type(v) == "string" and v or "error " .. type(v)
end

local META = {}
META.__index = function(t, k) STEP() return k == "a" and rawget(t, 1) or nil end
META.__newindex = function(t, k, v) STEP() rawset(t, k, v) end
META.__add = function(x, y) STEP() return setmetatable({ "add", x == y }, META) end
META.__sub = function(x, y) STEP() return rawequal(x, y) and 0 or 1 end
META.__mul = function(x, y) STEP() error("no mul", 2) end
META.__concat = function(x, y) STEP() return type(x) .. "+" .. type(y) end
META.__eq = function(x, y) STEP() return rawget(x, 1) == rawget(y, 1) end
META.__lt = function(x, y) STEP() return type(x) < type(y) end
META.__le = function(x, y) STEP() return type(x) <= type(y) end
META.__len = function(x) STEP() return 3 end
META.__unm = function(x) STEP() return x end
META.__bnot = function(x) STEP() return 7 end
META.__band = function(x, y) STEP() return 15 end
META.__shr = function(x, y) STEP() return "shr" end
META.__idiv = function(x, y) STEP() return coroutine.isyieldable() and coroutine.yield("idiv") or 4 end
META.__call = function(self, ...) STEP() return select("#", ...), ... end
META.__close = function(x, e) STEP() P("close", rawget(x, 1), e) end
META.__tostring = function(x) STEP() return "object" end

local function OBJECT(x) return setmetatable({ x }, META) end
