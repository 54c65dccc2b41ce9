local t = { [2^63] = "big", [1e300] = "huge", [math.huge] = "inf" }
print(t[2^63], t[1e300], t[math.huge], t[-math.huge]) --> big huge inf nil
