local f = load("\r\n\n\r\r\rerror('x')", "@c")
print(pcall(f)) --> false c:5: x
