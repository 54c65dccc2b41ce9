print(pcall(string.match, ("a"):rep(300000), (".-"):rep(300000) .. "b")) --> false pattern too complex
print(#(("a"):rep(300000)):match(".-b?$")) --> 300000
print(pcall(string.find, ("x"):rep(1000), ("x?"):rep(1000) .. ("x"):rep(1000)) == true) --> false
