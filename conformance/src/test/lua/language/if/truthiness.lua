for _, v in ipairs { 0, "", {}, true } do if not v then print("falsy", v) end end
if nil then print("nil") elseif false then print("false") else print("else") end --> else
