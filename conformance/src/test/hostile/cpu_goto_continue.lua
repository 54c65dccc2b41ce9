-- expect: limit-cpu
local i = 0
::again::
i = i + 1
if i % 2 == 0 then goto again end
goto again
