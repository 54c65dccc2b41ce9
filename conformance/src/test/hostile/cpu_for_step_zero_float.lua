-- expect: error
for i = 1, 2, 0.0 do end
