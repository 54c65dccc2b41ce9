-- Bits: CRC-32 by table, FNV-1a, xorshift and a popcount, with the integer operators of Lua 5.3 and later.
local crc_table = {}
for i = 0, 255 do
  local c = i
  for _ = 1, 8 do c = c & 1 == 1 and 0xEDB88320 ~ c >> 1 or c >> 1 end
  crc_table[i] = c
end

local function crc32(s)
  local c = 0xFFFFFFFF
  for i = 1, #s do c = crc_table[(c ~ s:byte(i)) & 0xFF] ~ c >> 8 end
  return c ~ 0xFFFFFFFF
end

local function fnv(s)
  local h = 0xcbf29ce484222325
  for i = 1, #s do h = (h ~ s:byte(i)) * 0x100000001b3 end
  return h
end

local function popcount(x)
  x = x - (x >> 1 & 0x5555555555555555)
  x = (x & 0x3333333333333333) + (x >> 2 & 0x3333333333333333)
  x = x + (x >> 4) & 0x0f0f0f0f0f0f0f0f
  return x * 0x0101010101010101 >> 56
end

return function(n)
  local text = ("The quick brown fox jumps over the lazy dog. "):rep(20)
  if crc32("123456789") ~= 0xCBF43926 then return "wrong CRC" end
  local state, sum = 88172645463325252, 0
  for i = 1, n do
    state = state ~ state << 13
    state = state ~ state >> 7
    state = state ~ state << 17
    sum = sum + popcount(state)
    if i % 1000 == 0 then
      sum = sum + crc32(text) % 1000 + (fnv(text) >> 40)
    end
  end
  return sum
end
