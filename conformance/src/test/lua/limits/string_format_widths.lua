print(#string.format("%99d", 1), #string.format("%-99s|", "x"), #string.format("%.99f", 1 / 3)) --> 99 100 101
print(pcall(string.format, "%100d", 1)) --> false invalid conversion specification: '%100d'
print(pcall(string.format, "%.100d", 1)) --> false invalid conversion specification: '%.100d'
print(#string.format("%99.99f", 1e308)) --> 409
