local n, s = 0, 0
::loop::
n = n + 1
s = s + n
if n == 1000 then goto finish end
goto loop
::finish::
print(s) --> 500500
