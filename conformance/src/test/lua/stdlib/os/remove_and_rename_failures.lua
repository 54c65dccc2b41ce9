print(os.remove("/no/such/file")) --> nil /no/such/file: No such file or directory 2
print(os.rename("/no/such/file", "/no/such/other")) --> nil No such file or directory 2
print(pcall(os.remove)) --> false bad argument #1 to 'os.remove' (string expected, got no value)
print(pcall(os.rename, "a")) --> false bad argument #2 to 'os.rename' (string expected, got no value)
local name = os.tmpname()
print(os.remove(name), (os.remove(name))) --> true nil
