print(string.packsize("i4"), string.packsize("<!4 b i4 d"), string.packsize("c10"), string.packsize("")) --> 4 16 10 0
print(string.packsize("bhijlnfdBHIJLTx")) --> 75
print(pcall(string.packsize, "s")) --> false bad argument #1 to 'string.packsize' (variable-length format)
print(pcall(string.packsize, "z")) --> false bad argument #1 to 'string.packsize' (variable-length format)
print(pcall(string.packsize, "c2147483647c2147483647")) --> false invalid format option '7'
