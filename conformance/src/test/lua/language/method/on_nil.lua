local o
o:m() --> error: attempt to index a nil value (local 'o')
