print(("abc"):gsub("%w", function(c) if c ~= "b" then return c:byte() end end)) --> 97b99 3
print(("k=v"):gsub("(%w)=(%w)", function(a, b) return b .. a end)) --> vk 1
print(("x y"):gsub("()%w", function(p) return p end)) --> 1 3 2
print(pcall(string.gsub, "a", "a", function() return {} end)) --> false invalid replacement value (a table)
print(("abc"):gsub("b", function() return false end)) --> abc 1
