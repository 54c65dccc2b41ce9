print(("\xe9\xff\x80"):find("%a"), ("\xe9"):find("[%w%p%s%c]"), ("\xe9"):find("%W")) --> nil nil 1 1
