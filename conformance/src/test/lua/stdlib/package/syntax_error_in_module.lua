local file = os.tmpname()
local f = io.open(file, "w") f:write("x = = 1") f:close()
package.path = file
local ok, e = pcall(require, "anything")
print(ok, (e:gsub(file:gsub("%p", "%%%0"), "FILE"))) --> false error loading module 'anything' from file 'FILE':
-->  FILE:1: unexpected symbol near '='
os.remove(file)
