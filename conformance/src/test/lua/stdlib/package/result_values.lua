package.preload.nothing = function() end
print(require("nothing")) --> true :preload:
package.preload.falsy = function() return false end
print(require("falsy"), package.loaded.falsy) --> false false
package.preload.sets = function(name) package.loaded[name] = "self" end
print(require("sets")) --> self :preload:
package.preload.both = function(name) package.loaded[name] = "a" return "b" end
print(require("both")) --> b :preload:
