local function fail() error("inner") end
local ok, tb = xpcall(fail, debug.traceback)
print(tb:match("^[^\n]*")) --> traceback_in_xpcall_handler.lua:1: inner
print(tb:find("in function 'error'", 1, true) ~= nil, tb:find("in function <traceback_in_xpcall_handler.lua:1>", 1, true) ~= nil) --> true true
