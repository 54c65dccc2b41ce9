print(os.date("!%Y-%m-%d %H:%M:%S", 0)) --> 1970-01-01 00:00:00
print(os.date("!%Y-%m-%d %H:%M:%S", 1234567890)) --> 2009-02-13 23:31:30
print(os.date("!%c", 0)) --> Thu Jan  1 00:00:00 1970
print(os.date("!%x %X %p", 86399)) --> 01/01/70 23:59:59 PM
print(os.date("!%a %A %b %B %d %j %y %w %u %U %W %V %G %g %C", 1000000000)) --> Sun Sunday Sep September 09 252 01 0 7 36 36 36 2001 01 20
print(os.date("!%D %e %F %I %M %R %S %T %n%t%%|%h %r", 1000000000)) --> 09/09/01  9 2001-09-09 01 46 01:46 40 01:46:40
-->  %|Sep 01:46:40 AM
print(os.date("!%Z", 0), os.date("!%z", 0)) --> GMT +0000
