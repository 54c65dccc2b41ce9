-- expect: limit-cpu
while true do ("%.99f %.99e %.99g %a"):format(5e-324, 5e-324, 5e-324, 5e-324) end
