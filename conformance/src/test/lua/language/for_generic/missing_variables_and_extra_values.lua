for a in function(_, c) if not c then return 1, 2, 3 end end do print(a) end --> 1
for a, b, c, d in function(_, c) if not c then return 1, 2 end end do print(a, b, c, d) end --> 1 2 nil nil
