local t = {}
t[1.0] = "a" t[2^53] = "b"
print(t[1], t[2^53|0], next({ [3.0] = true })) --> a b 3 true
t[-0.0] = "zero"
print(t[0], math.type(next({ [-0.0] = 1 }))) --> zero integer
