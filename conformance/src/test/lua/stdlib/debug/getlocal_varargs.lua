local function f(a, ...)
    print(debug.getlocal(1, 1))
    print(debug.getlocal(1, -1))
    print(debug.getlocal(1, -2))
    print(debug.getlocal(1, -3))
    print(debug.setlocal(1, -1, "new"), ...)
end
f("a", "b", "c") --> a a
--> (vararg) b
--> (vararg) c
--> nil
--> (vararg) new c
