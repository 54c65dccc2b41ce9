local dir = os.tmpname()
os.remove(dir)
local file = dir .. "_module.lua"
local f = io.open(file, "w") f:write("local name, path = ... return { name = name, path = path }") f:close()
package.path = dir .. "_?.lua"
local m, where = require("module")
print(m.name, m.path == file, where == file) --> module true true
os.remove(file)
