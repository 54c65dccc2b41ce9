local mt = getmetatable("")
print(mt.__index == string, mt.__name, ("x").rep == string.rep) --> true nil true
string.twice = function(s) return s .. s end
print(("ab"):twice()) --> abab
string.twice = nil
