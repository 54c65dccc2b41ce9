-- expect: ok
for _, s in ipairs { "goto a", "::a:: ::a::", "do goto a end local x ::a:: x = 1", "goto a local x ::a::", "break", "for i = 1, 2 do ::a:: goto a goto b end" } do load(s) end
