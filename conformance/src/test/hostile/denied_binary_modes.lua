-- expect: denied
for _, head in ipairs { "\27", "\27L", "\27Lua", "\27Lua\x54", "\27LJ\2", "\xCA\xFE\xBA\xBE" } do
  for _, mode in ipairs { "b", "bt", "tb", "" } do
    if load(head, "x", mode) or load(function() local h = head head = nil return h end, "x", mode) then error("BREACH: binary chunk") end
    head = head or "\27"
  end
end
