local saved = package.searchers
package.searchers = nil
print(pcall(require, "x")) --> false 'package.searchers' must be a table
package.searchers = saved
package.path = nil
print(pcall(require, "x")) --> false 'package.path' must be a string
