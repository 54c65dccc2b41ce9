-- expect: ok
-- accept: error
return ("x"):rep(1000):find(("("):rep(32) .. "x" .. (")"):rep(32) .. "%33")
