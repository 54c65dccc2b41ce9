-- Often enough that compiled code makes the calls itself; then texts that are too long for that.
local out
for i = 1, 700 do
    local s = "aB" .. i
    out = s:upper() .. s:lower() .. s:reverse() .. s:rep(2) .. s:rep(0) .. s:rep(-1) .. ("x"):rep(3)
        .. string.char(65, 66) .. string.char(97, 98, 99) .. ("xy"):rep(2, "-") .. ("Z"):len()
end
print(out) --> AB700ab700007BaaB700aB700xxxABabcxy-xy1
for i = 1, 700 do
    local s = ("Ab"):rep(i)
    out = #s:upper() + #s:lower() + #s:reverse() + #s:rep(i % 3)
end
print(out) --> 5600
local long = ("aB"):rep(40)
print(long:reverse() == ("Ba"):rep(40), long:upper() == ("AB"):rep(40)) --> true true
local errors = 0
for i = 1, 700 do
    if not pcall(string.char, i, 1) then errors = errors + 1 end
    if not pcall(string.char, 1, 1, -i) then errors = errors + 1 end
    if not pcall(string.upper) then errors = errors + 1 end
    if not pcall(string.rep, "x", "y") then errors = errors + 1 end
end
print(errors) --> 2545
