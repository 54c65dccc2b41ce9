local function f(n)
    if n < 0 then return "neg" elseif n == 0 then return "zero" elseif n > 0 then return "pos" else return "nan" end
end
print(f(-1), f(0), f(1), f(0/0)) --> neg zero pos nan
