local a, b = 0.0, -0.0
print(1 / a, 1 / b, 1 / 0.0, 1 / -0.0) --> inf -inf inf -inf
local t = { [0.0] = "zero" }
print(t[-0.0]) --> zero
