local function y(f) return (function(x) return x(x) end)(function(x) return f(function(v) return x(x)(v) end) end) end
print(y(function(self) return function(n) return n == 0 and 1 or n * self(n - 1) end end)(10)) --> 3628800
