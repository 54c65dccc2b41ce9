print(debug.traceback("msg", 1):match("^msg\nstack traceback:\n\t") ~= nil) --> true
print(debug.traceback(nil):match("^stack traceback:") ~= nil, debug.traceback(5):match("^5\nstack") ~= nil) --> true true
local t = {}
print(debug.traceback(t) == t, debug.traceback(print) == print, debug.traceback(true)) --> true true true
print((debug.traceback("far", 100))) --> far
--> stack traceback:
