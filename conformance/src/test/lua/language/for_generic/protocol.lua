local function iter(state, control)
    print("call", state, control)
    if control < 2 then return control + 1, "extra" end
end
for a, b in iter, "state", 0 do print("body", a, b) end --> call state 0
--> body 1 extra
--> call state 1
--> body 2 extra
--> call state 2
