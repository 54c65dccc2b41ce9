-- expect: limit-cpu
for i = 1, ("9"):rep(1000000) do end
