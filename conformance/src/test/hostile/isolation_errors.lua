-- expect: error
-- accept: ok
-- Nothing that a script gets to see is Java's.
for name, value in pairs(_G) do
  if type(value) == "table" and value ~= _G then
    for key, f in pairs(value) do
      if type(f) == "function" and key ~= "yield" then
        for _, argument in ipairs { 0/0, -1, 1 << 62, "%", {}, print } do
          local _, message = pcall(f, argument, argument, argument)
          message = tostring(message)
          if message:find("java", 1, true) or message:find("Exception", 1, true) then error("BREACH: " .. message) end
        end
      end
    end
  end
end
error(setmetatable({}, { __tostring = function() error("no") end }))
