local p = io.popen("echo hello")
print((p:seek()) == nil, select(3, p:seek())) --> true 29
print(p:read("a")) --> hello
 -->
p:close()
