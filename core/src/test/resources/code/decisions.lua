-- No value is made that is only decided upon.
local a, b, c = ...
local v = a and b or c
local w = not (a and b)
local x = a == 1 and b ~= "s" or c < 5 and 6 >= c
local y = a > b
local z = a == nil or b == true or c == 2.0 or c == 2.5
if a and (b or c) then f() elseif not a then g() else h() end
if a < b and b <= c or c > 1.5 then f() end
while a do if b then break end; if c then break; f() end end
repeat local d = f() until d or a
f(a and b, not a, a ~= b)
return a or b
