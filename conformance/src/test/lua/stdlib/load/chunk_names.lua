print(load("error('e')", "@file.lua") and select(2, pcall(load("error('e')", "@file.lua")))) --> file.lua:1: e
print(select(2, pcall(load("error('e')", "=stdin")))) --> stdin:1: e
print(select(2, pcall(load("error('e')", "code string")))) --> [string "code string"]:1: e
print(select(2, pcall(load("\nerror('e')")))) --> [string "..."]:2: e
print(select(2, pcall(load("error('e')", "two\nlines")))) --> [string "two..."]:1: e
print(select(2, pcall(load("error('e')", ("long"):rep(30))))) --> [string "longlonglonglonglonglonglonglonglonglonglongl..."]:1: e
print(select(2, pcall(load("error('e')", "@" .. ("path/"):rep(20) .. "f.lua")))) --> .../path/path/path/path/path/path/path/path/path/path/f.lua:1: e
print(select(2, pcall(load("error('e')", "=" .. ("name"):rep(30))))) --> namenamenamenamenamenamenamenamenamenamenamenamenamenamenam:1: e
print(select(2, pcall(load("error('e')", "")))) --> [string ""]:1: e
