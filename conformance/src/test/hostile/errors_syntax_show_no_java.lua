-- expect: ok
-- accept: limit-cpu
local pieces = { "x", "=", "(", ")", "{", "}", "[", "]", "'", '"', "\\", "0x", "1e", "--[[", "[=[", "::", "goto", "local", "function",
  "end", "if", "then", "while", "do", "return", ",", ";", "...", "<close>", "<const>", "\0", "\255", "~=", "//", "\\u{110000000}", "\\x" }
local seed = 7
local function pick() seed = (seed * 1103515245 + 12345) % 2147483648 return pieces[seed // 65536 % #pieces + 1] end
for _ = 1, 3000 do
  local t = {}
  for i = 1, 8 do t[i] = pick() end
  local f, m = load(table.concat(t, " "))
  if not f and (m:find("java") or m:find("Exception")) then error("BREACH: " .. m) end
end
