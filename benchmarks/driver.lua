-- Calls one benchmark program again and again, an iteration for every line on its standard input, until there is no more.
-- usage: lua driver.lua FILE N EXPECTED
-- Answers every line with one of tab-separated cells: status (ok, BAD or ERROR), nanoseconds of processor time, bytes
-- allocated (never known here), and the result or what went wrong. Runs unchanged on Lua 5.1 to 5.4 and LuaJIT.
local file, n, expected = arg[1], tonumber(arg[2]), arg[3]

local function text(v)
  if type(v) == "number" and v == math.floor(v) and v > -2^53 and v < 2^53 then
    return string.format("%.0f", v)
  end
  return tostring(v)
end

local clock, read, write, flush = os.clock, io.read, io.write, io.flush
local run
while read() do
  local from = clock()
  local good, result = pcall(function()
    run = run or assert(loadfile(file))()
    return run(n)
  end)
  local spent = clock() - from
  local status = not good and "ERROR" or text(result) ~= expected and "BAD" or "ok"
  write(status, "\t", string.format("%.0f", spent * 1e9), "\t-\t", (text(result):gsub("[\t\n\r]", " ")), "\n")
  io.stdout:flush()
end
