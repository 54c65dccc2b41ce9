local i = debug.getinfo(1, "r")
print(i.ftransfer, i.ntransfer) --> 0 0
