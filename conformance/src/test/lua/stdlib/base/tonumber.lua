print(tonumber("10"), tonumber("0x1F"), tonumber("  12  "), tonumber("1e1"), tonumber("0x.8p1"), tonumber(".5"), tonumber("5.")) --> 10 31 12 10.0 1.0 0.5 5.0
print(tonumber(""), tonumber(" "), tonumber("1 2"), tonumber("1e"), tonumber("0x"), tonumber("--1"), tonumber("1_000")) --> nil nil nil nil nil nil nil
print(tonumber("inf"), tonumber("nan"), tonumber("0b1"), tonumber("1e+"), tonumber("- 1"), tonumber("+1"), tonumber("-0x10")) --> nil nil nil nil nil 1 -16
print(tonumber(nil), tonumber(true), tonumber({}), tonumber(5), tonumber(5.5)) --> nil nil nil 5 5.5
print(tonumber("9223372036854775807"), tonumber("9223372036854775808"), tonumber("-9223372036854775808"), tonumber("-9223372036854775809")) --> 9223372036854775807 9.2233720368548e+18 -9223372036854775808 -9.2233720368548e+18
print(tonumber("1\0"), tonumber("\t1\n"), tonumber("1\v\f"), tonumber("0x1p"), tonumber("1e1000")) --> nil 1 1 nil inf
print(pcall(tonumber)) --> false bad argument #1 to 'tonumber' (value expected)
