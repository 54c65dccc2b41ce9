print(pcall(pairs, nil)) --> true function: <*> nil nil
print(pcall(pairs, 5)) --> true function: <*> 5 nil
print(pcall(pairs)) --> false bad argument #1 to 'pairs' (value expected)
