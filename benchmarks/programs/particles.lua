-- Moves particles in a box, kept as an array of records and again as a record of arrays; both must agree.
local function records(count)
  local ps = {}
  for i = 1, count do ps[i] = { x = i * 0.37 % 10, y = i * 0.73 % 10, vx = (i % 7 - 3) * 0.1, vy = (i % 5 - 2) * 0.1, hits = 0 } end
  return ps
end

local function arrays(count)
  local x, y, vx, vy, hits = {}, {}, {}, {}, {}
  for i, p in ipairs(records(count)) do x[i], y[i], vx[i], vy[i], hits[i] = p.x, p.y, p.vx, p.vy, 0 end
  return { x = x, y = y, vx = vx, vy = vy, hits = hits }
end

local function move_records(ps, steps)
  for _ = 1, steps do
    for i = 1, #ps do
      local p = ps[i]
      p.vy = p.vy - 0.001
      p.x, p.y = p.x + p.vx, p.y + p.vy
      if p.x < 0 or p.x > 10 then p.vx, p.hits = -p.vx, p.hits + 1 end
      if p.y < 0 then p.y, p.vy, p.hits = -p.y, -p.vy * 0.9, p.hits + 1 end
    end
  end
  local sum = 0
  for i = 1, #ps do sum = sum + math.floor(ps[i].x * 100) + ps[i].hits * i end
  return sum
end

local function move_arrays(ps, steps)
  local x, y, vx, vy, hits = ps.x, ps.y, ps.vx, ps.vy, ps.hits
  for _ = 1, steps do
    for i = 1, #x do
      local dy = vy[i] - 0.001
      vy[i] = dy
      local px, py = x[i] + vx[i], y[i] + dy
      x[i], y[i] = px, py
      if px < 0 or px > 10 then vx[i], hits[i] = -vx[i], hits[i] + 1 end
      if py < 0 then y[i], vy[i], hits[i] = -py, -dy * 0.9, hits[i] + 1 end
    end
  end
  local sum = 0
  for i = 1, #x do sum = sum + math.floor(x[i] * 100) + hits[i] * i end
  return sum
end

return function(n)
  local a, b = move_records(records(500), n), move_arrays(arrays(500), n)
  return a == b and a or "they differ: " .. a .. " and " .. b
end
