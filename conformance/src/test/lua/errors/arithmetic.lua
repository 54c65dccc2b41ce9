local t = {}
local a = t + 1 --> error: attempt to perform arithmetic on a table value (local 't')
---
local s = "x" .. {} --> error: attempt to concatenate a table value
---
x = nil
local a = x * 2 --> error: attempt to perform arithmetic on a nil value (global 'x')
---
local t = { f = {} }
local a = t.f - 1 --> error: attempt to perform arithmetic on a table value (field 'f')
---
local up
local function f() return up / 1 end --> error: attempt to perform arithmetic on a nil value (upvalue 'up')
f()
---
local t = {}
return t.a.b --> error: attempt to index a nil value (field 'a')
---
return #5 --> error: attempt to get length of a number value
---
local n = nil
return -n --> error: attempt to perform arithmetic on a nil value (local 'n')
---
return 1 < "x" --> error: attempt to compare number with string
---
return {} < {} --> error: attempt to compare two table values
---
return 2^53 | 1.5 --> error: number has no integer representation
---
local a = 1.5
return a << 1 --> error: number (local 'a') has no integer representation
---
local a = "a"
return a | 1 --> error: attempt to perform bitwise operation on a string value (local 'a')
---
return math.huge // 1 | 0 --> error: number has no integer representation
---
local t = {}
t.x.y = 1 --> error: attempt to index a nil value (field 'x')
---
local a <const> = {}
return a + 1 --> error: attempt to perform arithmetic on a table value (local 'a')
---
local t = { [1] = true }
return t[1] + 1 --> error: attempt to perform arithmetic on a boolean value (field 'integer index')
---
local k = "key"
local t = {}
return t[k] + 1 --> error: attempt to perform arithmetic on a nil value (field '?')
---
return (nil)() --> error: attempt to call a nil value
---
return ("x")() --> error: attempt to call a string value (constant 'x')
---
local a = { b = {} }
a.b.c() --> error: attempt to call a nil value (field 'c')
---
local a = {}
a:method() --> error: attempt to call a nil value (method 'method')
---
local a = {}
a.b:method() --> error: attempt to index a nil value (field 'b')
---
undefinedfunction() --> error: attempt to call a nil value (global 'undefinedfunction')
---
local f
f() --> error: attempt to call a nil value (local 'f')
---
local function up() end
up = nil
local function g() up() end --> error: attempt to call a nil value (upvalue 'up')
g()
---
string.nofunction() --> error: attempt to call a nil value (field 'nofunction')
---
local t = setmetatable({}, { __index = function(t, k) return k + {} end }) --> error: attempt to add a 'string' with a 'table'
return t.x
---
local t = setmetatable({}, { __add = 5 })
return t + 1 --> error: attempt to call a number value (metamethod 'add')
---
for i = 1, "x" do end --> error: bad 'for' limit (number expected, got string)
---
for i = "a", 2 do end --> error: bad 'for' initial value (number expected, got string)
---
for i = 1, 2, 0 do end --> error: 'for' step is zero
---
for i = 1, {} do end --> error: bad 'for' limit (number expected, got table)
---
for k, v in nil do end --> error: attempt to call a nil value (for iterator 'for iterator')
---
return 1 // 0 --> error: attempt to divide by zero
--@ since 5.4.8
---
return 1 % 0 --> error: attempt to perform 'n%0'
--@ since 5.4.8
---
return ("x"):rep(-1)() --> error: attempt to call a string value
---
return {} .. "x" --> error: attempt to concatenate a table value
---
local x = 1
return "a" .. x .. nil --> error: attempt to concatenate a nil value
---
local t = {}
return "a" .. t.name --> error: attempt to concatenate a nil value (field 'name')
---
return not {} + 1 --> error: attempt to perform arithmetic on a boolean value
---
return ~"x" --> error: attempt to perform bitwise operation on a string value (constant 'x')
---
return ~1.5 --> error: number has no integer representation
---
return #nil --> error: attempt to get length of a nil value
---
local a, b = 1, {}
return a < b --> error: attempt to compare number with table
---
return nil > 1 --> error: attempt to compare number with nil
---
return print < print --> error: attempt to compare two function values
---
return true <= false --> error: attempt to compare two boolean values
---
local t = {}
t[nil] = 1 --> error: table index is nil
---
local t = {}
t[0/0] = 1 --> error: table index is NaN
---
return math.tointeger(2^53) & 2^64 --> error: number has no integer representation
---
local t = { n = 1 }
t.n.m.o = 5 --> error: attempt to index a number value (field 'n')
---
a.b.c = 1 --> error: attempt to index a nil value (global 'a')
---
_ENV.missing.field = 1 --> error: attempt to index a nil value (global 'missing')
---
local _ENV = {}
return x.y --> error: attempt to index a nil value (global 'x')
