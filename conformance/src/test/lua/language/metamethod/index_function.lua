local t = setmetatable({ present = 1 }, { __index = function(t, k) return k .. "!" end })
print(t.present, t.absent, t[1] == "1!", rawget(t, "absent")) --> 1 absent! true nil
