-- expect: limit-cpu
-- accept: error, ok
return (("a"):rep(34)):find(("a?"):rep(60) .. ("a"):rep(60) .. "b")
