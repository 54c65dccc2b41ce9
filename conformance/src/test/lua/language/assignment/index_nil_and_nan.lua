print(pcall(function() local t = {} t[nil] = 1 end)) --> false index_nil_and_nan.lua:1: table index is nil
print(pcall(function() local t = {} t[0/0] = 1 end)) --> false index_nil_and_nan.lua:2: table index is NaN
print(({})[nil], ({})[0/0]) --> nil nil
