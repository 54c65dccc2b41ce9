-- expect: limit-cpu
-- A huge count of nothing is no work, but the calls are.
while true do (""):rep(1 << 62) end
