local name = os.tmpname()
local f = assert(io.open(name, "w"))
f:write("x")
f:close()
local other = name .. ".renamed"
print(os.rename(name, other), io.open(name) == nil, io.open(other):read("a")) --> true true x
print(os.remove(other)) --> true
print(select("#", os.remove(other)), (select(2, os.remove("/no/such/file"))), (select(3, os.remove("/no/such/file")))) --> 3 /no/such/file: No such file or directory 2
print(os.rename("/no/such/a", "/no/such/b")) --> nil No such file or directory 2
