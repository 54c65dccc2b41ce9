print(os.execute()) --> true
print(os.execute("true")) --> true exit 0
print(os.execute("exit 3")) --> nil exit 3
print(os.execute("kill -9 $$")) --> nil signal 9
print(os.execute("exit 257")) --> nil exit 1
print(os.execute("exit 256")) --> true exit 0
