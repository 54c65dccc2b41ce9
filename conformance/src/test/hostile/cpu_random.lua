-- expect: limit-cpu
while true do math.random(0) math.randomseed(math.random(0), 1) end
