local t, u = {}, {}
print(t == t, t == u, print == print, nil == false) --> true false true false
print(("x"):rep(100) == ("x"):rep(100)) --> true
