-- expect: limit-cpu
return (("("):rep(300000)):find("%b()")
