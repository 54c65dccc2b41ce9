local t = { 10 }
print(next(t), next(t, 1), next({}), next({}, nil)) --> 1 nil nil nil
print(pcall(next, {}, "missing")) --> false invalid key to 'next'
print(pcall(next, { 1 }, 2)) --> false invalid key to 'next'
print(pcall(next)) --> false bad argument #1 to 'next' (table expected, got no value)
print(next({ 10, 20 }, 1), pcall(next, { 10, 20 }, 1.0)) --> 2 false invalid key to 'next'
