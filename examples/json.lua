-- A JSON reader and writer: string patterns, recursion, and errors with a place.

local json = { null = setmetatable({}, { __tostring = function() return "null" end }) }

local escapes = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }

function json.decode(text)
  local position = 1
  local value

  local function fail(what)
    local line = select(2, text:sub(1, position - 1):gsub("\n", "")) + 1
    error(("line %d: %s"):format(line, what), 0)
  end

  -- Takes what the pattern matches, after blanks.
  local function accept(pattern)
    local _, last, found = text:find("^%s*(" .. pattern .. ")", position)
    if last then position = last + 1 end
    return found
  end

  local function string()
    local from = position
    while true do
      local stop = text:find('["\\]', position)
      if not stop then fail("unfinished string") end
      position = stop + (text:byte(stop) == 92 and 2 or 1)
      if text:byte(stop) == 34 then
        -- One pass, so that an escaped backslash cannot be read again as the start of another escape.
        return (text:sub(from, stop - 1):gsub("\\(.)(%x?%x?%x?%x?)", function(letter, hex)
          if letter == "u" then return utf8.char(tonumber(hex, 16)) end
          return escapes[letter] .. hex
        end))
      end
    end
  end

  local function sequence(close, item)
    if accept(close) then return end
    repeat item() until not accept(",")
    if not accept(close) then fail("expected " .. close:gsub("%%", "")) end
  end

  function value()
    if accept("{") then
      local object = {}
      sequence("}", function()
        if not accept('"') then fail("expected a key") end
        local key = string()
        if not accept(":") then fail("expected :") end
        object[key] = value()
      end)
      return object
    elseif accept("%[") then
      local array = {}
      sequence("%]", function() array[#array + 1] = value() end)
      return array
    elseif accept('"') then
      return string()
    end
    local number = accept("%-?%d+%.?%d*[eE]?[+-]?%d*")
    if number then return tonumber(number) or fail("malformed number " .. number) end
    local word = accept("%a+")
    if word == "true" then return true end
    if word == "false" then return false end
    if word == "null" then return json.null end
    fail("unexpected " .. (word or text:sub(position, position)))
  end

  local result = value()
  if accept("%S") then fail("something follows the value") end
  return result
end

local function quote(text)
  return '"' .. text:gsub('[%c"\\]', function(c) return ("\\u%04x"):format(c:byte()) end) .. '"'
end

function json.encode(value, indent)
  indent = indent or ""
  local kind = type(value)
  if kind == "string" then return quote(value) end
  if kind ~= "table" or value == json.null then return tostring(value) end
  local deeper, items = indent .. "  ", {}
  local open, close = "[", "]"
  for i, item in ipairs(value) do items[i] = deeper .. json.encode(item, deeper) end
  if #items == 0 then
    for key, item in pairs(value) do
      items[#items + 1] = deeper .. quote(key) .. ": " .. json.encode(item, deeper)
    end
    table.sort(items)
    open, close = "{", "}"
  end
  if #items == 0 then return open .. close end
  return open .. "\n" .. table.concat(items, ",\n") .. "\n" .. indent .. close
end

local missions = json.decode [[
{
  "programme": "Apollo", "crewed": true, "budget": 2.58e10,
  "missions": [
    {"name": "Apollo 8", "year": 1968, "perilune_km": 110.6, "landed": false, "site": null},
    {"name": "Apollo 11", "year": 1969, "perilune_km": 14.5, "landed": true, "site": "Mare Tranquillitatis"}
  ],
  "note": "quoted \"text\", \u03bb and a \/ slash"
}]]

for _, mission in ipairs(missions.missions) do
  print(mission.name, mission.perilune_km, mission.landed, mission.site)
end
print(missions.note)
print(json.encode(missions))
print(pcall(json.decode, '{"a": [1, 2,\n oops]}'))
