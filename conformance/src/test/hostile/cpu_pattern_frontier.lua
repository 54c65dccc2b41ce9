-- expect: limit-cpu
-- accept: ok
return (("a"):rep(300000)):find("%f[%w]%w*%f[%W]%w")
