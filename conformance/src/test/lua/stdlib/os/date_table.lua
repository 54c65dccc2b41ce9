local t = os.date("!*t", 1000000000)
print(t.year, t.month, t.day, t.hour, t.min, t.sec, t.wday, t.yday, t.isdst) --> 2001 9 9 1 46 40 1 252 false
print(os.date("!*t", 0).year, math.type(t.year)) --> 1970 integer
