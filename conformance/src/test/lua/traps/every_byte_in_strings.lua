local all = {}
for i = 0, 255 do all[#all + 1] = string.char(i) end
local s = table.concat(all)
print(#s, s:byte(1), s:byte(129), s:byte(256), s == table.concat(all), s:sub(128, 130):byte(1, -1)) --> 256 0 128 255 true 127 128 129
print(load("return " .. ("%q"):format(s))() == s, ({ [s] = "key" })[table.concat(all)], s:reverse():reverse() == s) --> true key true
print(s:upper():lower():byte(200), (s:gsub("[\128-\255]", "")):len(), s:find("\0", 1, true), s:find("\255", 1, true)) --> 199 128 1 256 256
print(utf8.len(s), utf8.len("\u{1F600}"), #"\u{1F600}", utf8.len("\xed\xa0\xbd"), ("\xed\xa0\xbd\xed\xb8\x80"):len()) --> nil 1 4 nil 6
print(load("return '" .. "\xff\xfe\x80" .. "'")() == "\xff\xfe\x80", ("a\0b" .. "\0"):len(), "a\0b" == "a\0c", ("\0"):rep(3):byte(1, -1)) --> true 4 false 0 0 0
