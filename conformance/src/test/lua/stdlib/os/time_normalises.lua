local function show(t) print(t.year, t.month, t.day, t.hour, t.min, t.sec, t.wday, t.yday) end
local t = {year = 2020, month = 14, day = -3, hour = 25, min = -1, sec = 61}
os.time(t) show(t) --> 2021 1 29 1 0 1 6 29
t = {year = 2001, month = 2, day = 29} os.time(t) show(t) --> 2001 3 1 12 0 0 5 60
t = {year = 2000, month = 1, day = 1, hour = 0, sec = 86400 * 31} os.time(t) show(t) --> 2000 2 1 0 0 0 3 32
t = {year = "2000", month = "0x2", day = 3.0} os.time(t) show(t) --> 2000 2 3 12 0 0 5 34
print(os.time{year = 2000, month = 1, day = 2, hour = 0} - os.time{year = 2000, month = 1, day = 1, hour = 0}) --> 86400
print(os.time{year = 1970, month = 1, day = 1, hour = 0} == os.time{year = 1969, month = 12, day = 32, hour = 0}) --> true
