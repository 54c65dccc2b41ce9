if 1 then print("a") end --> a
if not nil then print("b") end --> b
if nil then print("c") end
if "x" == "y" then print("d") else print("e") end --> e
