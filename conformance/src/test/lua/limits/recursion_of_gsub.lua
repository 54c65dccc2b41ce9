local depth = 0
local function f() depth = depth + 1 return ("a"):gsub("a", f) end
local ok, message = pcall(f)
print(ok, message:match("C stack overflow") or message:match("stack overflow")) --> false C stack overflow
print(depth > 100, depth < 300) --> true true
