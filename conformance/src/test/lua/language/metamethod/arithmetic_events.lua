local log = {}
local function event(name) return function(a, b) return name end end
local mt = {}
for _, e in ipairs { "add", "sub", "mul", "div", "mod", "pow", "unm", "idiv", "band", "bor", "bxor", "shl", "shr", "bnot" } do
    mt["__" .. e] = event(e)
end
local o = setmetatable({}, mt)
print(o + 1, o - 1, o * 1, o / 1, o % 1, o ^ 1, -o, o // 1) --> add sub mul div mod pow unm idiv
print(o & 1, o | 1, o ~ 1, o << 1, o >> 1, ~o) --> band bor bxor shl shr bnot
print(1 + o, 1 - o, 2 * o, 2 / o, 2 % o, 2 ^ o, 2 // o) --> add sub mul div mod pow idiv
print(1 & o, 1 | o, 1 ~ o, 1 << o, 1 >> o) --> band bor bxor shl shr
