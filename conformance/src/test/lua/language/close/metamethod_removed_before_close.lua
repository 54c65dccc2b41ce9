local mt = { __close = function() end }
print(pcall(function() --> false metamethod_removed_before_close.lua:5: attempt to call a nil value (metamethod 'close')
    local a <close> = setmetatable({}, mt)
    mt.__close = nil
end))
