print(pcall(function() local x <close> = 42 end)) --> false checked_when_declared.lua:1: variable 'x' got a non-closable value
print(pcall(function() local x <close> = {} end)) --> false checked_when_declared.lua:2: variable 'x' got a non-closable value
print(pcall(function() local x <close> = "text" end)) --> false checked_when_declared.lua:3: variable 'x' got a non-closable value
print(pcall(function() local x <close> = false local y <close> = nil return "fine" end)) --> true fine
print(pcall(function() local x <close> = setmetatable({}, {__close = 1}) end)) --> false checked_when_declared.lua:5: attempt to call a number value (metamethod 'close')
print(pcall(function() for _ in print, nil, nil, 5 do end end)) --> false checked_when_declared.lua:6: variable '(for state)' got a non-closable value
