local function f() local res <close> = "str" end
print(pcall(f)) --> false name_in_message_is_the_variable.lua:1: variable 'res' got a non-closable value
