print(xpcall(error, function(m) error("again", 0) end, "first")) --> false error in error handling
local n = 0
print(xpcall(function() error("one", 0) end, function(m) n = n + 1 if n < 3 then error("more", 0) end return "gave up after " .. n end)) --> false gave up after 3
