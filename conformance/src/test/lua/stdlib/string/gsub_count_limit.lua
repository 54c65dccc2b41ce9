print(("aaaa"):gsub("a", "b", 2)) --> bbaa 2
print(("aaaa"):gsub("a", "b", 0)) --> aaaa 0
print(("aaaa"):gsub("a", "b", -1)) --> aaaa 0
print(pcall(string.gsub, "a", "a", "b", 1.5)) --> false bad argument #4 to 'string.gsub' (number has no integer representation)
