print(5.5 % 2, -5.5 % 2, 5.5 % -2, -5.5 % -2) --> 1.5 0.5 -0.5 -1.5
print(1 % math.huge, -1 % math.huge, 1 % -math.huge) --> 1.0 inf -inf
print(-0.0 % 1, 0.0 % -1, 6.0 % 3) --> -0.0 0.0 0.0
