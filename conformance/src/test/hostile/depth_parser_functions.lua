-- expect: error
return assert(load("return " .. ("function() return "):rep(10000) .. "1" .. (" end"):rep(10000)))()
