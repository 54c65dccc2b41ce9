string.rep() --> error: bad argument #1 to 'rep' (string expected, got no value)
---
("x"):rep({}) --> error: bad argument #1 to 'rep' (number expected, got table)
---
("x"):rep("y") --> error: bad argument #1 to 'rep' (number expected, got string)
---
("x"):bad() --> error: attempt to call a nil value (method 'bad')
---
setmetatable(1, {}) --> error: bad argument #1 to 'setmetatable' (table expected, got number)
---
tostring() --> error: bad argument #1 to 'tostring' (value expected)
---
ipairs() --> error: bad argument #1 to 'ipairs' (value expected)
---
math.floor("x") --> error: bad argument #1 to 'floor' (number expected, got string)
---
math.floor({}) --> error: bad argument #1 to 'floor' (number expected, got table)
---
table.concat({ {} }) --> error: invalid value (table) at index 1 in table for 'concat'
---
table.concat(1) --> error: bad argument #1 to 'concat' (table expected, got number)
---
table.insert({}, 1, 2, 3) --> error: wrong number of arguments to 'insert'
---
table.insert({}, 5, 1) --> error: bad argument #2 to 'insert' (position out of bounds)
---
string.char(-1) --> error: bad argument #1 to 'char' (value out of range)
---
string.format("%d", "x") --> error: bad argument #2 to 'format' (number expected, got string)
---
string.format("%d", 1.5) --> error: bad argument #2 to 'format' (number has no integer representation)
---
string.format("%z", 1) --> error: invalid conversion '%z' to 'format'
---
string.format("%d") --> error: bad argument #2 to 'format' (no value)
---
("%d"):format({}) --> error: bad argument #1 to 'format' (number expected, got table)
---
io.open("/nonexistent"):read() --> error: attempt to index a nil value
---
io.stdout.write() --> error: bad argument #1 to 'write' (FILE* expected, got no value)
---
io.stdout:seek("bad") --> error: bad argument #1 to 'seek' (invalid option 'bad')
---
os.time({}) --> error: field 'year' missing in date table
---
os.date("%Ez") --> error: bad argument #1 to 'date' (invalid conversion specifier '%Ez')
---
os.date(5, "x") --> error: bad argument #2 to 'date' (number expected, got string)
---
coroutine.resume(1) --> error: bad argument #1 to 'resume' (thread expected, got number)
---
coroutine.wrap(1) --> error: bad argument #1 to 'wrap' (function expected, got number)
---
coroutine.close(coroutine.running()) --> error: cannot close a running coroutine
---
--> error value: attempt to yield from outside a coroutine
coroutine.yield()
---
select(0) --> error: bad argument #1 to 'select' (index out of range)
---
rawset(1, 2, 3) --> error: bad argument #1 to 'rawset' (table expected, got number)
---
rawlen(1) --> error: bad argument #1 to 'rawlen' (table or string expected, got number)
---
--> error value: invalid key to 'next'
next({}, "k")
---
utf8.char(-1) --> error: bad argument #1 to 'char' (value out of range)
---
utf8.codepoint("abc", 10) --> error: bad argument #3 to 'codepoint' (out of bounds)
---
utf8.len("abc", 10) --> error: bad argument #2 to 'len' (initial position out of bounds)
---
utf8.offset("\x80", 1) --> error: initial position is a continuation byte
---
string.pack("i17", 1) --> error: integral size (17) out of limits [1,16]
---
string.pack("b", 300) --> error: bad argument #2 to 'pack' (integer overflow)
---
string.unpack("i4", "abc") --> error: bad argument #2 to 'unpack' (data string too short)
---
debug.getinfo("x") --> error: bad argument #1 to 'getinfo' (number expected, got string)
---
debug.getinfo(1, "?") --> error: bad argument #2 to 'getinfo' (invalid option)
---
debug.setmetatable({}, 1) --> error: bad argument #2 to 'setmetatable' (nil or table expected, got number)
---
require("no.such.module.here.at.all" .. 1 == 1) --> error: bad argument #1 to 'require' (string expected, got boolean)
---
math.random(2, 1) --> error: bad argument #1 to 'random' (interval is empty)
---
math.random(1, 2, 3) --> error: wrong number of arguments
---
tonumber("1", 99) --> error: bad argument #2 to 'tonumber' (base out of range)
---
tonumber(1, 10) --> error: bad argument #1 to 'tonumber' (string expected, got number)
---
local o = setmetatable({}, { __index = string })
o:rep(1) --> error: calling 'rep' on bad self (string expected, got table)
---
local obj = { method = function(self, n) return string.rep("x", n) end } --> error: bad argument #2 to 'rep' (number expected, got table)
obj:method({})
---
local t = setmetatable({}, { __tostring = function() return 1 == 1 end })
tostring(t) --> error: '__tostring' must return a string
---
local f = string.rep
f(nil, 1) --> error: bad argument #1 to 'f' (string expected, got nil)
---
local t = { fn = string.rep }
t.fn() --> error: bad argument #1 to 'fn' (string expected, got no value)
---
getmetatable("").__index.rep() --> error: bad argument #1 to 'rep' (string expected, got no value)
---
collectgarbage("bad") --> error: bad argument #1 to 'collectgarbage' (invalid option 'bad')
---
error("message") --> error: message
---
--> error value: message
error("message", 0)
---
--> error value: shown
error(setmetatable({}, { __tostring = function() return "shown" end }))
---
--> error value: 12
error(12)
---
--> error value: at level 2
error("at level 2", 2)
---
assert(false) --> error: assertion failed!
---
assert(nil, "assert message") --> error: assert message
---
assert() --> error: bad argument #1 to 'assert' (value expected)
---
local t = setmetatable({}, { __name = "Widget" })
return t < 1 --> error: attempt to compare Widget with number
---
local t = setmetatable({}, { __name = "Widget" })
return t.x.y --> error: attempt to index a nil value (field 'x')
---
local t = setmetatable({}, { __name = "Widget" })
math.floor(t) --> error: bad argument #1 to 'floor' (number expected, got Widget)
