-- The reference prints the sign bit of a NaN, and 0/0 has it set on the usual machines.
print(-(0/0)) --> nan
print(0/0) --> -nan
