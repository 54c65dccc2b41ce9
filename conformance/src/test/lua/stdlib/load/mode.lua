local bin = string.dump(function() return "binary" end)
print(load("return 1", "n", "b")) --> nil attempt to load a text chunk (mode is 'b')
print(load(bin, "n", "t")) --> nil attempt to load a binary chunk (mode is 't')
print(load("return 'text'", "n", "t")(), load(bin, "n", "b")(), load(bin, "n", "bt")(), load("return 1", "n", "bt")()) --> text binary binary 1
