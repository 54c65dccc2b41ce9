local f = load("local a = nil" .. ("\n"):rep(70000) .. "return a.x", "=c")
print(pcall(f)) --> false c:70001: attempt to index a nil value (local 'a')
