-- Calls, tail calls, methods, lists of open length and constructors.
f()
f(1, 2, (...))
f(g(h()))
f "text" { 1 }
local o = t.a.b:c(1):d(...)
local all = { ... }
local some = { 1, 2, x = 3, [4] = 5, f() }
local cut = { f(), (f()) }
local nested = { { 1 }, { y = { } } }
local function tail(...) return f(...) end
local function closing() local c <close> = f() return f() end
local function captured() local c = f() g(function() return c end) return f(c) end
local function none() return end
local function many(a, b) return a, b, 1 end
local function rest(...) return 1, ... end
return o
