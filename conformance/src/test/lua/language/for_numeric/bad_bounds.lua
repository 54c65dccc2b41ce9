print(pcall(function() for i = {}, 1 do end end)) --> false bad_bounds.lua:1: bad 'for' initial value (number expected, got table)
print(pcall(function() for i = 1, "x" do end end)) --> false bad_bounds.lua:2: bad 'for' limit (number expected, got string)
print(pcall(function() for i = 1, 2, nil do end end)) --> false bad_bounds.lua:3: bad 'for' step (number expected, got nil)
print(pcall(function() for i = "1", 2 do end end)) --> true
