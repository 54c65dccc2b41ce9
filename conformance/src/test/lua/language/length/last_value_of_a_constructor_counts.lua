-- Any border would be right by the manual. Programs rely on this one: what a constructor was given, it has.
local function results() return nil, "message" end
local t = { results() }
print(#t, table.unpack(t)) --> 2 nil message
print(#{ nil, nil, 3 }, #{ 1, nil, 3 }, #table.pack(nil, nil, 1), #{ n = 1, nil, 2 }) --> 3 3 3 2
print((function(...) return #{ ... } end)(nil, 1, nil, 2)) --> 4
