print(collectgarbage(), collectgarbage("collect")) --> 0 0
print(math.type(collectgarbage("count")), collectgarbage("count") > 0) --> float true
print(collectgarbage("isrunning"), collectgarbage("stop"), collectgarbage("isrunning"), collectgarbage("restart"), collectgarbage("isrunning")) --> true 0 false 0 true
print(type(collectgarbage("step")), type(collectgarbage("step", 100))) --> boolean boolean
print(math.type(collectgarbage("setpause", 200)), math.type(collectgarbage("setstepmul", 100))) --> integer integer
print(pcall(collectgarbage, "nonsense")) --> false bad argument #1 to 'collectgarbage' (invalid option 'nonsense')
print(pcall(collectgarbage, 5)) --> false bad argument #1 to 'collectgarbage' (invalid option '5')
