local t = { nil, nil, 3 }
print(t[1], t[2], t[3]) --> nil nil 3
print(next({ nil, nil }), next({ x = nil })) --> nil nil
