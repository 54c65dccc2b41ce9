-- expect: limit-cpu
return (("a"):rep(200000)):find(".-b")
