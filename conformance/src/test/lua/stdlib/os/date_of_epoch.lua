print(os.date("!%Y-%m-%d %H:%M:%S", 0)) --> 1970-01-01 00:00:00
print(os.date("!%c", 86400 * 365)) --> Fri Jan  1 00:00:00 1971
print(os.date("!%x %X %p %A %B %j %U %w %y %%", 1e9 // 1 | 0)) --> 09/09/01 01:46:40 AM Sunday September 252 36 0 01 %
local t = os.date("!*t", 951782400)
print(t.year, t.month, t.day, t.hour, t.min, t.sec, t.wday, t.yday, t.isdst) --> 2000 2 29 0 0 0 3 60 false
print(pcall(os.date, "%Ez", 0)) --> false bad argument #1 to 'os.date' (invalid conversion specifier '%Ez')
print(pcall(os.date, "%", 0)) --> false bad argument #1 to 'os.date' (invalid conversion specifier '%')
print(os.date("", 0) == "", os.date("!%H", 3600.0)) --> true 01
