-- expect: error
local _ENV = nil
return x
