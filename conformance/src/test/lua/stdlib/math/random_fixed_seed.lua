math.randomseed(42)
print(math.random(0), math.random(0)) --> -1276290044721465627 8333941968102511665
print(math.random(100), math.random(100), math.random(-5, 5)) --> 76 86 0
print(string.format("%.17g", math.random())) --> 0.0096006865506838013
math.randomseed(1007)
print(string.format("%x %x", math.random(0), math.random(0))) --> 7a7040a5a323c9d6 bc8d7274c5b8635f
math.randomseed(1, 2)
print(math.random(0)) --> 8291693048688576641
