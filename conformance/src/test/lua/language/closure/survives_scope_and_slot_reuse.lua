local f
do
    local a = "kept"
    f = function() return a end
end
do
    local b = "other"
    print(f(), b) --> kept other
end
