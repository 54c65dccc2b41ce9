local zero = 0
print((tostring(1 % 0.0):gsub("-", ""))) --> nan
return 1 % zero --> error: attempt to perform 'n%0'
--@ since 5.4.8
