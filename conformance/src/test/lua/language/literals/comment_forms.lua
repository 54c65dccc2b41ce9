print(1) -- a comment --> 1
--[[ print(2)
]] print(3) --> 3
--[==[ ]] ]=] print(4) ]==] print(5) --> 5
--[ not long
print(6) --> 6
---[[ not long either
print(7) --> 7
--]]
