-- The reference prints the sign bit, which depends on the processor.
local zero = 0
print(-(zero/zero), zero/zero, math.huge - math.huge) --> nan nan nan
print(string.format("%.14g|%+f|%6.1f|%a", zero/zero, zero/zero, -(zero/zero), zero/zero)) --> nan|+nan|   nan|nan
