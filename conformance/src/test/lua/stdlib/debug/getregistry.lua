local r = debug.getregistry()
print(type(r), r[2] == _G, type(r[1]), r._LOADED == package.loaded) --> table true thread true
