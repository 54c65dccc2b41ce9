print(utf8.charpattern:byte(1, -1)) --> 91 0 45 127 194 45 253 93 91 128 45 191 93 42
local out = {}
for c in ("aé€😀"):gmatch(utf8.charpattern) do out[#out + 1] = #c end
print(table.concat(out, " ")) --> 1 2 3 4
