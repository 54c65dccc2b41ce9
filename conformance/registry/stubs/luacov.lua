-- A stand-in for the coverage tool that some test suites ask for.
return setmetatable({}, { __call = function() end })
