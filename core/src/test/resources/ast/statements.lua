local a, b <const>, c <close> = 1, 2
local d
local function f(x, ...)
  local function g() end
  return g, ...
end
function a.b.c(x) return x end
function a.b:m(...) self.n = ... end
do
  local e = 5;
  ;;
end
while a
  and b
do
  break
end
repeat
  local done = f()
until done or
  a
for i = 1, 10 do f(i) end
for i
  = a
  , b
  , c
do
end
for k, v in
  pairs(a)
do goto continue; f(k, v) ::continue:: end
if a then
elseif b
then f()
else
  f "x"
end
::top:: ; ::second::
goto top
return
  a, f(b)
