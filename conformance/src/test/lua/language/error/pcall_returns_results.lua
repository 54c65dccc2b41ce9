print(pcall(function(...) return ... end, 1, nil, 3)) --> true 1 nil 3
print(pcall(function() end)) --> true
print(select("#", pcall(function() return nil end))) --> 2
