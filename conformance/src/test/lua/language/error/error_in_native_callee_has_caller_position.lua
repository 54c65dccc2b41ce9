print(pcall(function() --> false error_in_native_callee_has_caller_position.lua:2: bad argument #1 to 'rep' (string expected, got no value)
    string.rep()
end))
