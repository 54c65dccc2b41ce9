-- expect: limit-cpu
return (("ab"):rep(3000)):find("(.*)(.*)%1%2c")
