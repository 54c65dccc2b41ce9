local t = { inner = {} }
local function get() return t end
get().inner.v = 5
get()["w"] = 6
print(t.inner.v, t.w) --> 5 6
