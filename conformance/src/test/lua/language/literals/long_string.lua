print([[one
two]]) --> one
--> two
print([==[a]]b]=]c]==]) --> a]]b]=]c
print(#[[

x]]) --> 2
print([[\n\x41]]) --> \n\x41
