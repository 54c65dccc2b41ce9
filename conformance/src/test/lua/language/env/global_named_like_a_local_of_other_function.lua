local function a() local v = 1 return v end
function b() return v end
print(a(), b()) --> 1 nil
