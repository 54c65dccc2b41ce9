-- The kind and name of the variable at fault, for every kind there is.
local t = {}
t.a.b.c = 1 --> error: attempt to index a nil value (field 'a')
---
local t = { a = {} }
t.a.b.c = 1 --> error: attempt to index a nil value (field 'b')
---
local t = {}
local x = t["a b"].c --> error: attempt to index a nil value (field 'a b')
---
local t = {}
local x = t[1].c --> error: attempt to index a nil value (field 'integer index')
---
local t = {}
local i = 1
local x = t[i].c --> error: attempt to index a nil value (field '?')
---
local t = {}
local k = "name"
local x = t[k].c --> error: attempt to index a nil value (field '?')
---
local x = notdefined.field --> error: attempt to index a nil value (global 'notdefined')
---
notdefined.field = 1 --> error: attempt to index a nil value (global 'notdefined')
---
notdefined() --> error: attempt to call a nil value (global 'notdefined')
---
notdefined:method() --> error: attempt to index a nil value (global 'notdefined')
---
local s = "str"
s.x.y = 1 --> error: attempt to index a nil value (field 'x')
---
local s = "str"
s:nomethod() --> error: attempt to call a nil value (method 'nomethod')
---
local function f(param) return param.x end --> error: attempt to index a nil value (local 'param')
f()
---
local up = nil
local function f() return up.x end --> error: attempt to index a nil value (upvalue 'up')
f()
---
local up = nil
local function f() up.x = 1 end --> error: attempt to index a nil value (upvalue 'up')
f()
---
local up = {}
local function f() return function() return up.x.y end end --> error: attempt to index a nil value (field 'x')
f()()
---
local a = 5
a() --> error: attempt to call a number value (local 'a')
---
local a = { 5 }
a[1]() --> error: attempt to call a number value (field 'integer index')
---
local a = { f = 5 }
a.f() --> error: attempt to call a number value (field 'f')
---
local a = {}
a.f.g() --> error: attempt to index a nil value (field 'f')
---
(function() return nil end)()() --> error: attempt to call a nil value
---
local a = "x" + {} --> error: attempt to add a 'string' with a 'table'
---
local x = {} + 1 --> error: attempt to perform arithmetic on a table value
---
local a, b = {}, 1
local c = b + a --> error: attempt to perform arithmetic on a table value (local 'a')
---
local a = {}
local c = 5 - a --> error: attempt to perform arithmetic on a table value (local 'a')
---
local a = {}
local c = a * 2 --> error: attempt to perform arithmetic on a table value (local 'a')
---
local a
local c = a .. "x" --> error: attempt to concatenate a nil value (local 'a')
---
local a = {}
local c = "x" .. a.b --> error: attempt to concatenate a nil value (field 'b')
---
local c = "x" .. undefinedglobal --> error: attempt to concatenate a nil value (global 'undefinedglobal')
---
local a = {}
local c = -a.x --> error: attempt to perform arithmetic on a nil value (field 'x')
---
local c = #undefinedglobal --> error: attempt to get length of a nil value (global 'undefinedglobal')
---
local a = { b = true }
local c = a.b + 1 --> error: attempt to perform arithmetic on a boolean value (field 'b')
---
local a = {}
local c = a.x < 1 --> error: attempt to compare nil with number
---
local a = 2^0.5
local c = a & 1 --> error: number (local 'a') has no integer representation
---
local t = { x = 1.5 }
local c = t.x | 1 --> error: number (field 'x') has no integer representation
---
local t = { x = {} }
local c = 1 ~ t.x --> error: attempt to perform bitwise operation on a table value (field 'x')
---
local up = {}
local function f() return up & 1 end --> error: attempt to perform bitwise operation on a table value (upvalue 'up')
f()
---
local t = setmetatable({}, { __index = function() return nil end })
t.x.y = 1 --> error: attempt to index a nil value (field 'x')
---
local a <const> = nil
a.x = 1 --> error: attempt to index a nil value
---
local a <const> = "const"
a.x.y = 1 --> error: attempt to index a nil value (field 'x')
---
local t = {}
t.x:m() --> error: attempt to index a nil value (field 'x')
---
local t = {}
t:m().x = 1 --> error: attempt to call a nil value (method 'm')
---
return _ENV.undefinedglobal.x --> error: attempt to index a nil value (global 'undefinedglobal')
---
return _G.undefinedglobal.x --> error: attempt to index a nil value (field 'undefinedglobal')
---
local _ENV = { x = 1 }
y.z = 1 --> error: attempt to index a nil value (global 'y')
---
local t <close> = {} --> error: variable 't' got a non-closable value
---
local t <close> = 5 --> error: variable 't' got a non-closable value
---
for i in 5 do end --> error: attempt to call a number value (for iterator 'for iterator')
---
local f = setmetatable({}, { __call = 1 })
f() --> error: attempt to call a number value (local 'f')
---
local t = {}
function t.a.b() end --> error: attempt to index a nil value (field 'a')
---
function a.b.c() end --> error: attempt to index a nil value (global 'a')
---
string.x.y() --> error: attempt to index a nil value (field 'x')
---
local a = 1
local b = a.x.y --> error: attempt to index a number value (local 'a')
---
local long_variable_name_for_a_table_that_is_nil
return long_variable_name_for_a_table_that_is_nil.x --> error: attempt to index a nil value (local 'long_variable_name_for_a_table_that_is_nil')
---
return ({}).x.y --> error: attempt to index a nil value (field 'x')
---
return ({})[1][2] --> error: attempt to index a nil value (field 'integer index')
---
return ("x").y.z --> error: attempt to index a nil value (field 'y')
---
return (1).x --> error: attempt to index a number value
---
return (nil).x --> error: attempt to index a nil value
---
return (true).x --> error: attempt to index a boolean value
---
return print.x --> error: attempt to index a function value (global 'print')
---
local t = {}
t[#t].x = 1 --> error: attempt to index a nil value (field '?')
---
local t = {}
t[t].x = 1 --> error: attempt to index a nil value (field '?')
