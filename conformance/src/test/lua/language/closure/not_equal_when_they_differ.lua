local function make() local x = {} return function() return x end end
print(make() == make()) --> false
local f = make()
print(f == f) --> true
