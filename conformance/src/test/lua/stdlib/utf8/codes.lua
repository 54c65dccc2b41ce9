for p, c in utf8.codes("aä€") do io.write(p, ":", c, " ") end --> 1:97 2:228 4:8364
print()
print(pcall(function() for _ in utf8.codes("ab\xff") do end end)) --> false codes.lua:3: invalid UTF-8 code
print(pcall(function() for _ in utf8.codes("\xed\xa0\x80") do end end)) --> false codes.lua:4: invalid UTF-8 code
for p, c in utf8.codes("\xed\xa0\x80", true) do print(p, c) end --> 1 55296
for p, c in utf8.codes("") do print("never") end
