-- The position is that of the operation, also where an expression spans lines.
local t
local x = 1 +
    2 * --> error: attempt to perform arithmetic on a nil value (local 't')
    t
---
local function f(...) end
f(
    1,
    nil .. "x" --> error: attempt to concatenate a nil value
)
---
local t = {
    1,
    2,
    nil + 1, --> error: attempt to perform arithmetic on a nil value
}
---
local a = nil
if 1 == 1
    and a.x --> error: attempt to index a nil value (local 'a')
then end
---
while
    nil + 1 --> error: attempt to perform arithmetic on a nil value
do end
---
local t = {}
t
    .x
    .y --> error: attempt to index a nil value (field 'x')
    .z = 1
---
local t = {}
t
    :method( --> error: attempt to call a nil value (method 'method')
        1
    )
--@ since 5.4.8
---
undefined
( --> error: attempt to call a nil value (global 'undefined')
    1
)
--@ since 5.4.8
---
local s = "a"
    .. "b"
    .. {}
    .. "c" --> error: attempt to concatenate a table value
---
local function f()
    error( --> error: msg
        "msg"
    )
end
f()
---
for i = 1,
    "x" do --> error: bad 'for' limit (number expected, got string)
end
---
return - --> error: attempt to perform arithmetic on a table value
{}
---
local x = {} <
    1 --> error: attempt to compare table with number
---
local f = function()
    local y = nil
    y() --> error: attempt to call a nil value (local 'y')
end
f()
---
string.rep( --> error: bad argument #1 to 'rep' (string expected, got nil)
    nil,
    1
)
