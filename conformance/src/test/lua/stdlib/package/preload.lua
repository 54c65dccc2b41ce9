package.preload.mymod = function(...) print(...) return { v = 1 } end
local m, extra = require("mymod") --> mymod :preload:
print(m.v, extra) --> 1 :preload:
print(require("mymod") == m, select("#", require("mymod")), package.loaded.mymod == m) --> true 1 true
