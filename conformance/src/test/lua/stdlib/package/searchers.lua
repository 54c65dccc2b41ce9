print(#package.searchers) --> 4
table.insert(package.searchers, 2, function(name) if name == "virtual" then return function(n, extra) return n .. "/" .. extra end, "data" end return "\n\tno virtual '" .. name .. "'" end)
print(require("virtual")) --> virtual/data data
package.path, package.cpath = "", ""
print(pcall(require, "absent")) --> false module 'absent' not found:
-->  no field package.preload['absent']
-->
-->  no virtual 'absent'
-->  no file ''
-->  no file ''
