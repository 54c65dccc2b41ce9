-- expect: limit-cpu
return (("ab"):rep(2000)):match(("a?b?"):rep(12) .. ("(.-)"):rep(10) .. "c$")
