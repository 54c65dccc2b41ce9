local Base = {} Base.__index = Base
function Base.new(x) return setmetatable({ x = x }, Base) end
function Base:name() return "base" .. self.x end
local Derived = setmetatable({}, { __index = Base }) Derived.__index = Derived
function Derived.new(x) return setmetatable(Base.new(x), Derived) end
function Derived:name() return "derived:" .. Base.name(self) end
print(Base.new(1):name(), Derived.new(2):name()) --> base1 derived:base2
