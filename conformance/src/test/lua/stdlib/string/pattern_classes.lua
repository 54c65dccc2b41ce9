local all = {}
for i = 0, 127 do all[#all + 1] = string.char(i) end
local s = table.concat(all)
for _, c in ipairs { "a", "c", "d", "g", "l", "p", "s", "u", "w", "x" } do
    print(c, #s:gsub("%" .. c:upper(), ""), #s:gsub("%" .. c, "")) --> a 52 76
    --> c 33 95
    --> d 10 118
    --> g 94 34
    --> l 26 102
    --> p 32 96
    --> s 6 122
    --> u 26 102
    --> w 62 66
    --> x 22 106
end
