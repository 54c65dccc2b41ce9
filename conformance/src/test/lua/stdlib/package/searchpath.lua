print(package.searchpath("a.b", "./x/?.lua;./y/?/z")) --> nil no file './x/a/b.lua'
-->  no file './y/a/b/z'
local name = os.tmpname()
print(package.searchpath(name, "?") == name, package.searchpath("m", name) == name) --> true true
print(package.searchpath("a-b", "./?.none", "-", "+")) --> nil no file './a+b.none'
print(package.searchpath("a.b", "./?.none", "")) --> nil no file './a.b.none'
print(select("#", package.searchpath("a", ""))) --> 2
os.remove(name)
