local mt = { __add = function(a, b) return coroutine.yield("add") end, __index = function(_, k) return coroutine.yield("index " .. k) end,
    __lt = function() return coroutine.yield("lt") end, __concat = function() return coroutine.yield("concat") end,
    __eq = function() return coroutine.yield("eq") end, __call = function(_, x) return coroutine.yield("call " .. x) end,
    __len = function() return coroutine.yield("len") end, __unm = function() return coroutine.yield("unm") end,
    __newindex = function(_, k, v) coroutine.yield("newindex " .. k .. v) end }
local function run(f)
    local o = setmetatable({}, mt)
    local co = coroutine.create(f)
    local _, what = coroutine.resume(co, o, setmetatable({}, mt))
    print(what, select(2, coroutine.resume(co, 42)))
end
run(function(o) return o + 1 end) --> add 42
run(function(o) return o.key end) --> index key 42
run(function(o) return o < 1 end) --> lt true
run(function(o) return not (o < 1) end) --> lt false
run(function(o) return "a" .. "b" .. o end) --> concat a42
run(function(o, p) return o == p end) --> eq true
run(function(o) return o("x") end) --> call x 42
run(function(o) return #o end) --> len 42
run(function(o) return -o end) --> unm 42
run(function(o) o.k = "v" return "set" end) --> newindex kv set
run(function(o) if o < 1 then return "then" else return "else" end end) --> lt then
run(function(o) for i = 1, 2 do if i == o.n then return "never" end end return "loop" end) --> index n index n
