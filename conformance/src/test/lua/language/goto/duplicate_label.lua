print(load("::a:: ::a::")) --> nil [string "::a:: ::a::"]:1: label 'a' already defined on line 1
print(load("::a:: do ::a:: end")) --> nil [string "::a:: do ::a:: end"]:1: label 'a' already defined on line 1
print(load("do ::a:: end do ::a:: end ::a::") ~= nil) --> true
