-- A key that never was in the table is no place to go on from, also where the array has room for it.
local t = {10, 20, 30}
print(pcall(next, t, 4)) --> false invalid key to 'next'
t[4] = 40
print(next(t, 3)) --> 4 40
print(pcall(next, t, 5)) --> false invalid key to 'next'
t[5] = 50
t[5] = nil
print(pcall(next, t, 5)) --> true nil
print(pcall(next, t, 9)) --> false invalid key to 'next'
