local input, pos, state = "aab", 1, {}
::a::
state[#state + 1] = "a"
if input:sub(pos, pos) == "a" then pos = pos + 1 goto a end
if input:sub(pos, pos) == "b" then pos = pos + 1 goto b end
goto fin
::b::
state[#state + 1] = "b"
::fin::
print(table.concat(state)) --> aaab
