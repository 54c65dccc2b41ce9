local function f() return debug.getlocal(2, 1) end
print(pcall(f)) --> true (C temporary) true
print(select("#", string.gsub("x", "x", function() print(debug.getlocal(2, 1)) end))) --> (C temporary) x
--> 2
