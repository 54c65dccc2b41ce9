local print = print
do
    local _ENV = { z = 1 }
    print(z, x) --> 1 nil
    w = 2
    print(_ENV.w) --> 2
end
print(w, z) --> nil nil
