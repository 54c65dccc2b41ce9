do
    goto skip
    local a = 1
    ::skip::
end
print("ok") --> ok
