local function f(x) return type(x) == "table" and x[1] or x end
print(f "str", f [[long]], f { "tab" }, f 'a' == "a") --> str long tab true
local o = { m = function(self, x) return x end }
print(o:m "x", o:m { 1 } [1]) --> x 1
