local t = { sub = {} }
function t.f(x) return "f" .. x end
function t.sub.g(x) return "g" .. x end
function t:m(x) return self == t, x end
function t.sub:n() return self == t.sub end
print(t.f(1), t.sub.g(2), t:m(3)) --> f1 g2 true 3
print(t.sub:n()) --> true
