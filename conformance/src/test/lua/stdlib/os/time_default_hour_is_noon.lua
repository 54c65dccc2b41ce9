local t = os.time { year = 2000, month = 6, day = 15 }
print(os.date("%H:%M:%S", t)) --> 12:00:00
