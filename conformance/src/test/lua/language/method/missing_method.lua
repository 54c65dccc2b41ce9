local o = {}
o:nothing() --> error: attempt to call a nil value (method 'nothing')
