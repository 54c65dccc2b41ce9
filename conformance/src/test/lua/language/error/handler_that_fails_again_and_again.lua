local depth = 0
print(xpcall(function() error("first") end, function(m) depth = depth + 1 error("again") end)) --> false error in error handling
print(depth > 1, depth < 300) --> true true
print(xpcall(function() error("first", 0) end, function(m) if m == "first" then error("second", 0) end return "handled " .. m end)) --> false handled second
