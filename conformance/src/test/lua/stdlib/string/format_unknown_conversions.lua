print(pcall(string.format, "%u", 1)) --> true 1
print(pcall(string.format, "%y", 1)) --> false invalid conversion '%y' to 'format'
print(pcall(string.format, "%", 1)) --> false invalid conversion '%' to 'format'
print(pcall(string.format, "%10", 1)) --> false invalid conversion '%10' to 'format'
