print(pcall(pcall, error, "x")) --> true false x
print(pcall(function() --> false inner outer
    local ok, e = pcall(error, "inner", 0)
    error(e .. " outer", 0)
end))
