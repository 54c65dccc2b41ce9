print(("THE (quick) fox"):find("%f[%a]%a+%f[%A]")) --> 1 3
print(("hello world"):gsub("%f[%w]%w+", "<%0>")) --> <hello> <world> 2
print(("abc"):find("%f[%z]"), (""):find("%f[%z]"), ("x"):find("%f[\0]")) --> 4 nil 2 1
