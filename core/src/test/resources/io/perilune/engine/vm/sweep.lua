-- Short scripts, each run as often as it has points where something can fail. What they leave in globals is looked at afterwards.
-- Between them they use every construct and every function of the libraries that an untrusted script has; "host" is a Java function.
---- tables
t = {}
for i = 1, 20 do t[i] = i end
for i = 1, 20 do t["k" .. i] = i t[i + 0.5] = i end
for i = 20, 11, -1 do t[i] = nil t["k" .. i] = nil end
m = { 1, 2.5, "x", true, nil, 6, n = 1, [10] = 2, [{}] = 3 }
for i = 1, 9 do m[i] = m end
for k, v in pairs(t) do m[v] = k end
---- table functions
t = table.pack(5, 3, 1, 4, 2)
table.sort(t)
table.sort(t, function(a, b) return a > b end)
table.insert(t, 6) table.insert(t, 1, 0) table.remove(t, 1) table.remove(t)
table.move(t, 1, 3, 2) table.move(t, 1, 3, 1, {})
s = table.concat(t, ",") .. select("#", table.unpack(t))
p = setmetatable({}, { __len = function() return 3 end, __index = function(_, i) return i end, __newindex = function(o, k, v) rawset(o, k, v) end })
s = table.concat(p, "-") table.insert(p, 1, 9) table.sort(p, function(a, b) return a < b end) table.unpack(p)
table.remove(p, 1) table.move(p, 1, 2, 2)
---- strings
s = ("abc"):rep(5, "-"):upper():lower():reverse():sub(2, -2)
a, b, c = s:byte(1, 3) d = string.char(a, b, c) e = #s + s:len()
f = s:format(1) .. ("%5d %q %s %g %x"):format(1, "x\n", {}, 1.5, 255)
s = ("%s"):format(setmetatable({}, { __tostring = function() return "mine" end }))
---- patterns
x = { ("key = value"):find("(%w+)%s*=%s*(%w+)") }
for w in ("one two three"):gmatch("%a+") do x[#x + 1] = w end
s = ("hello"):gsub("l", { l = "L" }):gsub("%w", "%0%0"):gsub(".", function(c) return c:upper() end)
s = s:gsub("", "-") y = ("(a(b))"):match("%b()")
---- packing and utf8
s = string.pack("<i4 z s2 d", 1, "z", "s", 1.5) x = { string.unpack("<i4 z s2 d", s) } n = string.packsize("!8 i4 d")
u = utf8.char(72, 228, 8364, 128512) n = utf8.len(u) + utf8.codepoint(u, 2) + utf8.offset(u, 3)
for p, c in utf8.codes(u) do x[p] = c end
---- numbers
x = { tonumber("0x10"), tonumber("z", 36), tonumber("1e1"), 7 // 2, 7 % -3, 2 ^ 0.5, 1 << 3, ~5 & 3 | 4 ~ 1, "10" + 5, -"2" }
x = { math.max(1, 2.5), math.min(3, 1), math.floor(2.5), math.ceil(2.5), math.abs(-1), math.fmod(7, 3), math.modf(1.5) }
x = { math.tointeger(3.0), math.type(1), math.ult(1, 2), math.random(5), math.sqrt(4), math.log(8, 2), tostring(1e15), 1 < 1.5, "a" < "b" }
for i = 3, 1, -1 do x[i] = i end for i = 1.0, 2.0, 0.5 do x[#x + 1] = i end
---- functions
function f(n, ...) if n == 0 then return select("#", ...), ... end return f(n - 1, n, ...) end
x = { f(8) }
local up = 0
function g() up = up + 1 return function() up = up + 1 return up end end
h = g() h() a, b = g(), h()
local function vararg(...) local t = { ... } return #t, ... end
x = { vararg(1, nil, 3) } y = (vararg(1, 2))
---- metamethods
local mt = {}
for _, e in ipairs { "add", "sub", "mul", "div", "mod", "pow", "idiv", "band", "bor", "bxor", "shl", "shr", "concat" } do
  mt["__" .. e] = function(a, b) return e end
end
mt.__unm, mt.__bnot, mt.__len = function() return 1 end, function() return 2 end, function() return 3 end
mt.__eq, mt.__lt, mt.__le = function() return true end, function() return false end, function() return true end
mt.__call = function(self, ...) return ... end
mt.__index = function(_, k) return k end mt.__newindex = function(t, k, v) rawset(t, k, v) end
mt.__pairs = function(t) return next, { 1, 2 }, nil end
o = setmetatable({}, mt) local q = setmetatable({}, mt)
x = { o + 1, o - 1, o * 1, o / 1, o % 1, o ^ 1, o // 1, o & 1, o | 1, o ~ 1, o << 1, o >> 1, o .. "x", -o, ~o, #o, o == q, o < q, o <= q, o(1, 2), o.field }
o.new = 1 for k, v in pairs(o) do x[k] = v end
x = getmetatable(o) == mt and rawequal(o, o) and rawlen(o) + rawget(o, "new")
---- errors
x = { pcall(error, "a") } x = { pcall(error, { code = 1 }) } x = { pcall(function() local n = nil; return n.x end) }
x = { xpcall(function() error("b", 2) end, function(m) return m .. "!" end) }
x = { pcall(assert, false, "no") } x = { pcall(assert, nil) } x = { select(-1, 1, 2) }
x = { xpcall(error, function(m) error(m) end, "deep") }
---- closing
closed = 0
local function open() return setmetatable({}, { __close = function(_, e) closed = closed + 1 if closed == 3 then error("in close") end end }) end
do local a <close> = open() local b <close> = open() end
x = { pcall(function() local a <close> = open() local b <const> = 1 error("out") end) }
for i = 1, 2 do local c <close> = open() if i == 2 then break end end
for k in next, { 1, 2 }, nil, open() do if k == 2 then goto out end end
::out::
---- coroutines
co = coroutine.create(function(a) local b = coroutine.yield(a + 1) error("dead " .. b) end)
x = { coroutine.resume(co, 1) } x = { coroutine.resume(co, 2) } x = { coroutine.resume(co) } s = coroutine.status(co)
w = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
x = { w(), w(), w() } y = { coroutine.isyieldable(), coroutine.running() }
k = coroutine.create(function() local x <close> = setmetatable({}, { __close = function() closed = true end }) coroutine.yield() end)
coroutine.resume(k) x = { coroutine.close(k) }
n = coroutine.wrap(function() return coroutine.wrap(function() return pcall(coroutine.yield, 1) end)() end)
x = { n() }
left = coroutine.wrap(function() local up = {} keep = function() return up end coroutine.yield(up) end) left()
---- yields everywhere
local y = coroutine.yield
co = coroutine.wrap(function()
  table.sort({ 3, 1, 2 }, function(a, b) y() return a < b end)
  local s = ("ab"):gsub(".", function(c) y() return c end)
  local o = setmetatable({}, { __index = function() y() return 1 end, __lt = function() y() return true end, __close = function() y() end })
  local x <close> = o
  for _ in pairs(setmetatable({}, { __pairs = function() y() return next, {} end })) do end
  return o.x, o < o, pcall(y)
end)
for i = 1, 20 do if not pcall(co) then break end end
---- loading
f = load("local a, b = ... return a + b, function() return a end") x = { f(1, 2) }
x = { load("x = ", "=c") } x = { load(function() return nil end) }
local parts = { "return ", "1", " + 2" }
g = load(function() return table.remove(parts, 1) end, "=parts", "t", {}) x = g()
h = load("local t = {...} for i, v in ipairs(t) do t[i] = v * 2 end return table.unpack(t)") x = { h(1, 2, 3) }
---- weak tables
w = setmetatable({}, { __mode = "k" }) v = setmetatable({}, { __mode = "v" })
keep = {}
for i = 1, 10 do keep[i] = {} w[keep[i]] = i v[i] = keep[i] end
collectgarbage() collectgarbage("step") n = collectgarbage("count")
for k, x in pairs(w) do n = n + x end
---- output
print("a", 1, nil, setmetatable({}, { __tostring = function() return "o" end })) warn("@on") warn("x", "y")
x = type(next) .. tostring(print) .. tostring(nil) x = next({}, nil)
---- host
x = { pcall(host, 1) } for i = 1, 3 do host(i) end
x = { pcall(host, function() return host(2) end) }
table.sort({ 3, 2, 1 }, function(a, b) host(1) return a < b end)
co = coroutine.wrap(function() host(coroutine.running()) coroutine.yield(host(1)) end) co()
s = ("xyz"):gsub(".", function(c) return (host(c)) end)
do local c <close> = setmetatable({}, { __close = function() host(0) end }) host(1) end
