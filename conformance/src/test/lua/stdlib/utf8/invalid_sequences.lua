for _, s in ipairs { "\xc0\x80", "\xe0\x80\x80", "\xf0\x80\x80\x80", "\xc3", "\xe2\x82", "\xff", "\xfe", "\x80", "\xf5\x80\x80\x80" } do
    print(utf8.len(s)) --> nil 1
    --> nil 1
    --> nil 1
    --> nil 1
    --> nil 1
    --> nil 1
    --> nil 1
    --> nil 1
    --> nil 1
end
