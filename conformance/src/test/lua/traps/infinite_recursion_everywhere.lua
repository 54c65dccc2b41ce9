local function survives(f) local ok, e = pcall(f) return ok == false and e:match("overflow") or tostring(ok) end
local function lua() return 1 + lua() end
local function mutual1() return 1 + mutual2() end
function mutual2() return 1 + mutual1() end
local mt = {}
mt.__index = function(t, k) return t[k] + 1 end
mt.__newindex = function(t, k, v) t[k] = v end
mt.__len = function(t) return #t + 1 end
mt.__lt = function(a, b) return not (a < b) end
mt.__unm = function(a) return -a + 1 end
local t = setmetatable({}, mt)
print(survives(lua), survives(mutual1)) --> overflow overflow
print(survives(function() return t.x end), survives(function() t.x = 1 end), survives(function() return #t end)) --> overflow overflow overflow
print(survives(function() return t < t end), survives(function() return -t end)) --> overflow overflow
print(survives(function() local function s(a, b) table.sort({ 1, 2 }, s) return false end s() end)) --> overflow
print(survives(function() local function c() return coroutine.wrap(c)() end return c() end)) --> overflow
print((select(2, load(("("):rep(10000)))):match("overflow"), (select(2, load("x = " .. ("{"):rep(10000)))):match("overflow")) --> overflow overflow
print(pcall(string.find, ("a"):rep(250000), (".-"):rep(250000) .. "x")) --> false pattern too complex
print("usable", 1 + 1) --> usable 2
