local f
do
    local _ENV = { val = "inner" }
    f = function() return val end
end
print(f(), val) --> inner nil
