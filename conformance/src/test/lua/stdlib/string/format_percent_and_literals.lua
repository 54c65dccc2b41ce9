print(("100%% %s%%"):format("sure"), ("no directives"):format(1, 2, 3)) --> 100% sure% no directives
print(#("%s"):format(("a"):rep(1000))) --> 1000
print(("a\0%sb"):format("x"):byte(1, -1)) --> 97 0 120 98
