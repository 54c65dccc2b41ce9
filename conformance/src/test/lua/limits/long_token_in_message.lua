local ok, e = load("x = " .. ("y"):rep(5000) .. " z 1", "=c")
print(ok, #e) --> nil 26
