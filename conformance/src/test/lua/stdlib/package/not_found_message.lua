package.path = "./nowhere/?.lua;./other/?/init.lua"
package.cpath = "./nowhere/?.so"
print(pcall(require, "some.module")) --> false module 'some.module' not found:
-->  no field package.preload['some.module']
-->  no file './nowhere/some/module.lua'
-->  no file './other/some/module/init.lua'
-->  no file './nowhere/some/module.so'
-->  no file './nowhere/some.so'
