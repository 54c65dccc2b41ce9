print((tostring(0/0):gsub("-", ""))) --> nan
print(math.huge // 1, -math.huge // 1) --> inf -inf
