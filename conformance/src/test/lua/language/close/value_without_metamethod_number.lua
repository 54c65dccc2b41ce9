local function f() local y <close> = 42 end --> error: variable 'y' got a non-closable value
f()
