print(select("#", table.unpack({}, 1, 200000))) --> 200000
print(pcall(table.unpack, {}, 1, 1 << 31)) --> false too many results to unpack
