local function l1(a) return function(b) return function(c) return function(d) return a + b + c + d end end end end
print(l1(1)(2)(3)(4)) --> 10
