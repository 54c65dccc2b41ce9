print(os.execute()) --> true
print(os.execute("true")) --> true exit 0
print(os.execute("exit 3")) --> nil exit 3
print(os.execute("kill -9 $$")) --> nil signal 9
