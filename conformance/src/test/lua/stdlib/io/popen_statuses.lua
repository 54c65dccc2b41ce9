print(io.popen("exit 0"):close()) --> true exit 0
print(io.popen("exit 200"):close()) --> nil exit 200
print(io.popen("kill -9 $$"):close()) --> nil signal 9
print(os.execute("kill -15 $$")) --> nil signal 15
print(os.execute("exit 7")) --> nil exit 7
print(os.execute("true")) --> true exit 0
local p = io.popen("cat > /dev/null; exit 4", "w")
p:write("data")
print(p:close()) --> nil exit 4
