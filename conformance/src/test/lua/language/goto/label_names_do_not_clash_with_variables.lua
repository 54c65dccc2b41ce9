local x = 1
goto x
::x::
print(x) --> 1
