local a, b, c = "x", 1, 2.5
print(a .. b .. c .. a .. b .. c .. a .. b .. c) --> x12.5x12.5x12.5
