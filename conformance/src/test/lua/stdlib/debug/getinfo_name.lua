local t = { field = function() return debug.getinfo(1, "n") end }
function t:method() local i = debug.getinfo(1, "n") return i end
function globalfn() local i = debug.getinfo(1, "n") return i end
local localfn = t.field
local up = globalfn
local function show(i) print(i.name, i.namewhat) end
local i = t.field() show(i) --> field field
i = t:method() show(i) --> method method
i = globalfn() show(i) --> globalfn global
i = localfn() show(i) --> localfn local
local function viaup() local j = up() return j end
show(viaup()) --> up upvalue
i = debug.getinfo(print, "n") show(i) --> nil
