print(pcall(string.format, "%100d", 1)) --> false invalid conversion specification: '%100d'
print(pcall(string.format, "%.100f", 1)) --> false invalid conversion specification: '%.100f'
print(#("%99d"):format(1), #("%.99d"):format(1)) --> 99 99
print(pcall(string.format, "%0123d", 1)) --> false invalid conversion specification: '%0123d'
print(pcall(string.format, "%--------------------d", 1)) --> true 1
print(pcall(string.format, "%99999999d", 1)) --> false invalid conversion specification: '%99999999d'
