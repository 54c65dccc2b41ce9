local old = _G
_G = nil
y = 1
print(y, old.y, _G) --> 1 1 nil
