local o = { v = 3 }
function o:get(k) return self.v + k end
print(o:get(1), o.get(o, 2), o.get({ v = 10 }, 0)) --> 4 5 10
