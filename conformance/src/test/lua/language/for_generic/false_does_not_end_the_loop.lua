local values, n = { false, 1, nil }, 0
for v in function() n = n + 1 return values[n] end do print(v) end --> false
--> 1
