local seen
local mt = { __index = function() seen = debug.getinfo(1, "n") end, __add = function() seen = debug.getinfo(1, "n") end,
    __lt = function() seen = debug.getinfo(1, "n") end, __concat = function() seen = debug.getinfo(1, "n") end,
    __call = function() seen = debug.getinfo(1, "n") end, __close = function() seen = debug.getinfo(1, "n") end,
    __eq = function() seen = debug.getinfo(1, "n") end, __len = function() seen = debug.getinfo(1, "n") end,
    __unm = function() seen = debug.getinfo(1, "n") end, __newindex = function() seen = debug.getinfo(1, "n") end }
local o, p = setmetatable({}, mt), setmetatable({}, mt)
local function show() print(seen.namewhat, seen.name) end
local _ = o.x show() --> metamethod index
_ = o + 1 show() --> metamethod add
_ = o < 1 show() --> metamethod lt
_ = o .. "x" show() --> metamethod concat
_ = o == p show() --> metamethod eq
_ = #o show() --> metamethod len
_ = -o show() --> metamethod unm
o.x = 1 show() --> metamethod newindex
o() show() --> local o
do local c <close> = o end show() --> metamethod close
for _ in o do end show() --> for iterator for iterator
