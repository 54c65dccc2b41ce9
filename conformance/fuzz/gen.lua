-- gen.lua FIRST COUNT: writes COUNT random programs as one batch, which prints "#SEED" and then what the program shows.
-- gen.lua unsigned SEED...: the same, but every NaN has the sign that prints as "nan", and "NaN" follows if there was one.
--
-- Half of the expressions are well typed, half are anything, so that results and error messages are both compared. Each
-- expression runs protected, so that one error does not end its program; loops are bounded by a budget. The random numbers
-- are our own, so that a seed means the same program under every interpreter. Addresses, line numbers (which differ within
-- 5.4) and the sign of NaN are folded. The order of pairs is kept out, and so are the last digits of powers, and x - 0, which
-- the reference computes as x + 0: that makes 0.0 of -0.0.
--
-- The sign of a NaN is the processor's, and a string made of a NaN shows it ("-nan"). Where that makes two runs differ, the
-- unsigned form decides, in which the result of every operator passes through N.
local UNSIGNED = arg[1] == "unsigned"

local function checked(code) return UNSIGNED and "N(" .. code .. ")" or code end

local seed
local function random(n)
    seed = (seed * 69069 + 1) % 4294967296
    return seed // 65536 % n + 1
end
local function pick(list) return list[random(#list)] end

local NUMBERS = {
    "0", "1", "(-1)", "2", "3", "7", "10", "255", "0.5", "(-0.0)", "1e15", "1e100", "0x10", "3.0", "(-3)", "(1/0)", "(-1/0)", checked("(0/0)"),
    "2^53", "1e308*10", "123456789", "'10'", "'0x1p4'", "' 5 '", "'abc'", "math.maxinteger", "math.mininteger", "1<<62",
    "0x7fffffffffffffff", "0xffffffffffffffff", "9007199254740993", "1e18//1|0", "2^63", "(-2^63)",
}
local STRINGS = {
    "''", "'a'", "'hello'", "'a,b,,c'", "'x\\0y'", "'%d+'", "'12 34'", "'\\255\\n'", "('ab'):rep(5)", "'ABC def'", "[[\nlong]]",
}
local OPERATORS = {
    "+", "-", "*", "/", "%", "^", "//", "..", "==", "~=", "<", "<=", ">", ">=", "and", "or", "&", "|", "~", "<<", ">>",
}
local ARITHMETIC = { "+", "-", "*", "/", "%", "^", "//", "&", "|", "~", "<<", ">>" }
local UNARY = { "- ", "not ", "#", "~" }
local PATTERNS = {
    "'%a+'", "'(%w)(%w)'", "'^%s*(.-)%s*$'", "'[^,]*'", "'%d*'", "'()'", "'%b()'", "'[%a-]+'", "'.-b'", "'(.)%1'", "'%f[%w]%w+'",
    "'[a-c]+$'", "'%'", "'[a'", "'('",
}
local FORMATS = {
    "'%d'", "'%5.2f'", "'%g'", "'%x'", "'%s'", "'%q'", "'%10s|'", "'%-10s|'", "'%e'", "'%i'", "'%c'", "'%a'", "'%.14g'", "'%.3s'",
    "'%%'", "'%5d'", "'%+d'", "'%o'",
}

local out -- the pieces of the program being written
local scope -- names of the variables that can be seen
local readonly = {} -- those of them that may not be assigned to
local count -- of variables so far

local function write(...)
    for _, piece in ipairs { ... } do out[#out + 1] = piece end
end

local function new_variable()
    count = count + 1
    return "v" .. count
end

local function variable() return #scope > 0 and pick(scope) or "nil" end

local function assignable()
    local names = {}
    for _, name in ipairs(scope) do
        if not readonly[name] then names[#names + 1] = name end
    end
    return #names > 0 and pick(names) or nil
end

local function same(x) return x end
local function is_zero(code)
    local known, value = pcall(load("return " .. code, "=code", "t", { N = same, R = same }))
    return known and value == 0 and math.type(value) == "integer"
end

local function infix(left, operator, right)
    if operator == "-" and is_zero(right) then right = "0.0" end
    local code = checked("(" .. left .. " " .. operator .. " " .. right .. ")")
    return operator == "^" and "R(" .. code .. ")" or code
end

local expression -- (depth): anything

-- @ stands for an expression of any kind; what else varies is chosen by the functions.
local CALLS = {
    "tostring(@)", "tonumber(@)", "type(@)", "select('#',@,@)", "string.sub(@,@,@)", "math.floor(@)", "math.max(@,@)",
    checked("math.fmod(@,@)"), "rawequal(@,@)", "rawlen(@)", "#table.concat({@,@},'-')", "(table.unpack({@,@}))",
    "math.tointeger(@)", "math.type(@)", "math.ult(@,@)", "(function(...) local a,b=... return select('#',...),b,a end)(@,@)",
    "MT(@)",
    function() return "tonumber(" .. pick(STRINGS) .. "," .. pick { "2", "10", "16", "36" } .. ")" end,
    function() return "(select(" .. pick { "1", "2", "-1", "-2" } .. ",@,@))" end,
    function() return "string.format(" .. pick(FORMATS) .. ",@)" end,
    function() return "string.rep(" .. pick(STRINGS) .. "," .. random(5) .. ",',')" end,
    function() return "string.find(" .. pick(STRINGS) .. "," .. pick(PATTERNS) .. ")" end,
    function() return "string.match(" .. pick(STRINGS) .. "," .. pick(PATTERNS) .. "," .. pick { "1", "2", "-2", "10" } .. ")" end,
    function()
        local by = pick { "'<%0>'", "'%1'", "'x'", "string.upper", "{a=1,hello='H'}", "function(a,b) return b end" }
        return "(string.gsub(" .. pick(STRINGS) .. "," .. pick(PATTERNS) .. "," .. by .. "))"
    end,
    function() return "string.byte(" .. pick(STRINGS) .. ",@)" end,
    function() return "string.pack(" .. pick { "'<i4'", "'>I2'", "'<d'", "'z'", "'s1'", "'<j'" } .. ",@):byte(1,3)" end,
    function() return "utf8.char(" .. pick { "65", "228", "8364", "0x10FFFF" } .. ")" end,
    function() return "pcall(" .. pick { "error,'e'", "error,{code=1}", "error", "error,nil" } .. ")" end,
}

local function call(depth)
    local template = pick(CALLS)
    if type(template) == "function" then template = template() end
    return (template:gsub("@", function() return expression(depth - 1) end))
end

local function anything(depth)
    if depth <= 0 then
        local k = random(5)
        if k <= 2 then return variable() end
        if k == 3 then return pick(NUMBERS) end
        if k == 4 then return pick(STRINGS) end
        return pick { "nil", "true", "false", "{}", "{1,2,3}", "{x=1,[2]='b'}" }
    end
    local k = random(10)
    if k <= 4 then return infix(expression(depth - 1), pick(OPERATORS), expression(depth - 1)) end
    if k == 5 then return checked("(" .. pick(UNARY) .. expression(depth - 1) .. ")") end
    if k <= 8 then return call(depth) end
    if k == 9 then
        return "(" .. expression(depth - 1) .. ")" .. pick { ".x", "[1]", "[2]", ":len()", "[ " .. expression(depth - 1) .. " ]" }
    end
    return "{" .. expression(depth - 1) .. ",k=" .. expression(depth - 1) .. ",[" .. pick { "1", "'z'", "2.0" } .. "]="
        .. expression(depth - 1) .. "}"
end

local function number(depth)
    if depth <= 0 then
        local k = random(3)
        return k == 1 and pick(NUMBERS) or k == 2 and tostring(random(100)) or "#" .. pick(STRINGS)
    end
    local k = random(36)
    if k == 1 then return "math.floor(" .. number(depth - 1) .. ")" end
    if k == 2 then return "math.abs(" .. number(depth - 1) .. ")" end
    if k == 3 then return "math.max(" .. number(depth - 1) .. "," .. number(depth - 1) .. ")" end
    if k == 4 then return "(tonumber(tostring(" .. number(depth - 1) .. ")))" end
    if k == 5 then return checked("(- " .. number(depth - 1) .. ")") end
    if k == 6 then return checked("math.fmod(" .. number(depth - 1) .. "," .. number(depth - 1) .. ")") end
    return infix(number(depth - 1), pick(ARITHMETIC), number(depth - 1))
end

local function text(depth)
    if depth <= 0 then return pick(STRINGS) end
    local k = random(7)
    if k == 1 then return "(" .. text(depth - 1) .. " .. " .. (random(2) == 1 and text or number)(depth - 1) .. ")" end
    if k == 2 then
        return "string.sub(" .. text(depth - 1) .. "," .. pick { "1", "-2", "2", "0", "-1" } .. "," .. pick { "3", "-1", "100", "0" } .. ")"
    end
    if k == 3 then return "string.format(" .. pick(FORMATS) .. "," .. (random(2) == 1 and text or number)(depth - 1) .. ")" end
    if k == 4 then return "string.upper(" .. text(depth - 1) .. ")" end
    if k == 5 then return "string.reverse(" .. text(depth - 1) .. ")" end
    if k == 6 then
        return "(string.gsub(" .. text(depth - 1) .. "," .. pick(PATTERNS) .. "," .. pick { "'<%0>'", "'x'", "string.upper" } .. "))"
    end
    return "tostring(" .. number(depth - 1) .. ")"
end

function expression(depth)
    local k = random(10)
    if depth <= 0 or k > 5 then return anything(depth) end
    return k <= 3 and number(depth) or text(depth)
end

local function protected(depth) return "E(function() return " .. expression(depth) .. " end)" end

local statement

local function block(statements, depth)
    local visible = #scope
    for _ = 1, statements do statement(depth) end
    while #scope > visible do scope[#scope] = nil end
end

local STATEMENTS = {
    function() write("Q(function() return ", expression(3), " end)\n") end,
    function()
        local name, constant = new_variable(), random(6) == 1
        write("local ", name, constant and " <const>" or "", " = ", protected(2), "\n")
        readonly[name] = constant
        scope[#scope + 1] = name
    end,
    function()
        local name = assignable()
        if name then write(name, " = ", protected(2), "\n") else write("P(", protected(2), ")\n") end
    end,
    function() write("P(", protected(2), ",", protected(2), ")\n") end,
    -- From here on they nest.
    function(depth)
        write("if ", protected(2), " then\n")
        block(random(3), depth - 1)
        if random(2) == 1 then
            write("else\n")
            block(random(2), depth - 1)
        end
        write("end\n")
    end,
    function(depth)
        local name = new_variable()
        readonly[name] = true
        write("for ", name, "=", pick { "1", "3", "-2", "1.0", "math.maxinteger-1" }, ",", pick { "3", "1", "2.5", "math.maxinteger" },
            pick { "", ",1", ",2", ",-1", ",0.5" }, " do\nB()\n")
        scope[#scope + 1] = name
        block(random(2), depth - 1)
        scope[#scope] = nil
        write("end\n")
    end,
    function(depth)
        write("for _i, _v in ipairs(T(", protected(2), ")) do B() P(_i,_v)\n")
        block(1, depth - 1)
        write("end\n")
    end,
    function(depth)
        local name, outer = new_variable(), scope
        scope = { "a", "b", table.unpack(outer, 1, math.min(#outer, 100)) }
        write("local function ", name, "(a,b,...)\n")
        block(random(2), depth - 1)
        write("return a, ", expression(1), ", select('#',...)\nend\n")
        scope = outer
        write("Q(", name, ",", protected(1), ",", protected(1), ",3)\n")
    end,
    function(depth)
        write("do local _n = 0 while _n < 3 do _n = _n + 1 B()\n")
        block(random(2), depth - 1)
        write(random(3) == 1 and "if _n == 2 then break end\n" or "", "end end\n")
    end,
    function(depth)
        write("do local _n = 0 repeat _n = _n + 1 B() local _u = ", protected(1), "\n")
        block(1, depth - 1)
        write("until _n >= 2 or _u end\n")
    end,
    function(depth)
        write("Q(function(...)\n")
        block(random(2), depth - 1)
        write("return ... end,", protected(1), ",", protected(1), ")\n")
    end,
    function()
        write("do local co = coroutine.wrap(function(a) local b = coroutine.yield(a, ", expression(1), ") P(b) return ", expression(1),
            " end) Q(co,1) Q(co,", protected(1), ") Q(co) end\n")
    end,
    function(depth)
        write("for _g=1,3 do B() if _g == 2 then goto continue end\n")
        write("do\n")
        block(1, depth - 1)
        write("end\n::continue:: end\n")
    end,
    function()
        local a, b = new_variable(), new_variable()
        write("local ", a, ",", b, " = ",
            pick { "(function() return 1,2,3 end)()", protected(1) .. "," .. protected(1), "...", "MT(1), MT(2)" }, "\n")
        scope[#scope + 1] = a
        scope[#scope + 1] = b
    end,
    function()
        write("Q(function() local _c <close> = setmetatable({}, {__close=function(_, e) P('close', e) end}) return ", expression(2),
            " end)\n")
    end,
}

function statement(depth) STATEMENTS[random(depth > 0 and #STATEMENTS or 4)](depth) end

print([=[
local function show(x)
  local t = type(x)
  if t == "number" or t == "boolean" or t == "nil" then return (tostring(x):gsub("-nan", "nan")) end
  if t == "string" then
    x = x:gsub("(%a+): 0x%x+", "%1: PTR"):gsub(":%d+:", ":N:")
    return '"' .. x:gsub("[^\32-\126]", function(c) return "\\" .. c:byte() end) .. '"'
  end
  if t == "table" then
    local mt = getmetatable(x)
    if mt and mt.tag then return "MT(" .. show(rawget(x, 1)) .. ")" end
    local r = {}
    for i = 1, 5 do r[i] = show(rawget(x, i)) end
    return "{" .. table.concat(r, ",") .. "}"
  end
  return t
end
local function message(e)
  if type(e) ~= "string" then return show(e) end
  return (e:gsub("(%a+): 0x%x+", "%1: PTR"):gsub(":%d+:", ":N:"))
end
local function show_all(n, ...)
  local r = {}
  for i = 1, n do r[i] = show((select(i, ...))) end
  return table.concat(r, " ")
end
local lines, budget, met
local NAN = 0/0
if tostring(NAN) == "-nan" then NAN = -NAN end
function R(x) if math.type(x) == "float" then return (tonumber(("%.13g"):format(x)) or x) + 0.0 end return x end
function N(x) if x ~= x then met = true return NAN end return x end
function P(...) lines = lines + 1 if lines < 60 then io.write(show_all(select("#", ...), ...), "\n") end end
local function finish(ok, ...)
  if ok then return P("ok", ...) end
  lines = lines + 1
  if lines < 60 then io.write("err ", message((...)), "\n") end
end
function Q(f, ...) return finish(pcall(f, ...)) end
function E(f, ...) local ok, r = pcall(f, ...) if ok then return r end return message(r) end
function B() budget = budget - 1 if budget < 0 then error("budget", 0) end end
function T(x) if type(x) == "table" then return x end return {x} end
local mt = {tag = true}
function MT(x) return setmetatable({x}, mt) end
local function bare(x) if type(x) == "table" then return rawget(x, 1) end return x end
mt.__add = function(a, b) return MT(bare(a)) end
mt.__concat = function(a, b) return "cc" end
mt.__unm = function(a) return MT(a[1]) end
mt.__eq = function(a, b) return bare(a) == bare(b) end
mt.__lt = function(a, b) return true end
mt.__le = function(a, b) return false end
mt.__call = function(self, ...) return select("#", ...), ... end
mt.__len = function() return 42 end
mt.__index = function(t, k) return type(k) end
mt.__idiv = function() return "idiv" end
mt.__band = function() return "band" end
mt.__shl = function() return nil end
mt.__tostring = function() return "MT!" end
mt.__div = function(a, b) error("div") end
local function run(id, f)
  lines, budget, met = 0, 100, false
  io.write("#", id, "\n")
  local ok, e = pcall(f, 11, nil, "va")
  if not ok then io.write("FAIL ", message(e), "\n") end
  if met then io.write("NaN\n") end
end
]=])

local function program(number)
    seed = number * 7919 + 17
    random(2) random(2) random(2)
    out, scope, readonly, count = {}, {}, {}, 0
    for _ = 1, 6 + random(10) do statement(2) end
    print("run(" .. number .. ", function(...)\n" .. table.concat(out) .. "end)")
end

if UNSIGNED then
    for i = 2, #arg do program(tonumber(arg[i])) end
else
    for i = tonumber(arg[1]), arg[1] + arg[2] - 1 do program(i) end
end
