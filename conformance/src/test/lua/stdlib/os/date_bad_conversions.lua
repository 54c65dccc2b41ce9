print(pcall(os.date, "%")) --> false bad argument #1 to 'os.date' (invalid conversion specifier '%')
print(pcall(os.date, "%Q")) --> false bad argument #1 to 'os.date' (invalid conversion specifier '%Q')
print(pcall(os.date, "%E")) --> false bad argument #1 to 'os.date' (invalid conversion specifier '%E')
print(pcall(os.date, "%Ez")) --> false bad argument #1 to 'os.date' (invalid conversion specifier '%Ez')
print(pcall(os.date, "%Oa")) --> false bad argument #1 to 'os.date' (invalid conversion specifier '%Oa')
print(os.date("!%Ey %Od", 0)) --> 70 01
print(pcall(os.date, "%d", 1 << 60)) --> false date result cannot be represented in this installation
print(pcall(os.date, "*t", 1 << 60)) --> false date result cannot be represented in this installation
print(pcall(os.date, "%d", 1.5)) --> false bad argument #2 to 'os.date' (number has no integer representation)
