local function f()
    local a <close> = setmetatable({}, { __close = function() local x = nil; x() end })
end
print(pcall(f)) --> false traceback_of_error_in_close.lua:2: attempt to call a nil value (local 'x')
