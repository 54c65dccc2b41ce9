local i = 1
::top::
if i <= 3 then
    i = i + 1
    goto top
end
print(i) --> 4
