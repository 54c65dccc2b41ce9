local o = {}
o[("m"):rep(300)] = function(self, ...) return select("#", ...) end
print(load("local o = ... return o:" .. ("m"):rep(300) .. "(1, 2, 3)")(o)) --> 3
