-- The functions of the system libraries that may meet a metamethod or a function of the script; see prelude.lua for
-- the conventions. They use nothing but their arguments and these natives:
--
--   fail(message)      raises an error with the position of the script that called the library
--   type, rawget, tostring, pcall, load   as in the standard library
--   ask()              asks for a line at the debug prompt; nil at the end of the input
--   complain(text)     shows a line of text at the debug prompt

local fail, type, rawget, tostring, pcall, load, ask, complain = ...

local function require(name, package, loaded)
    local searchers = package.searchers
    if type(searchers) ~= "table" then
        fail("'package.searchers' must be a table")
    end
    local reasons = ""
    local loader, data
    local i = 1
    while true do
        local searcher = rawget(searchers, i)
        if searcher == nil then
            fail("module '" .. name .. "' not found:" .. reasons)
        end
        loader, data = searcher(name)
        local kind = type(loader)
        if kind == "function" then
            break
        elseif kind == "string" or kind == "number" then
            reasons = reasons .. "\n\t" .. loader
        end
        i = i + 1
    end
    local module = loader(name, data)
    if module ~= nil then
        loaded[name] = module
    end
    module = loaded[name]
    if module == nil then
        -- The module says nothing of itself, so true stands for it.
        module = true
        loaded[name] = module
    end
    return module, data
end

-- The fields of a date, in the order in which os.time takes them.
local function read_date(t)
    return t.year, t.month, t.day, t.hour, t.min, t.sec, t.isdst
end

local function write_date(t, year, month, day, hour, min, sec, yday, wday, isdst)
    t.year = year
    t.month = month
    t.day = day
    t.hour = hour
    t.min = min
    t.sec = sec
    t.yday = yday
    t.wday = wday
    t.isdst = isdst
end

local function debug_console()
    while true do
        local line = ask()
        if line == nil or line == "cont" then
            return
        end
        local command, reason = load(line, "=(debug command)")
        local ok
        if command then
            ok, reason = pcall(command)
        end
        if not ok then
            complain(tostring(reason))
        end
    end
end

return {
    ["debug.debug"] = debug_console,
    ["os.time.read"] = read_date,
    ["os.time.write"] = write_date,
    ["require"] = require,
}
