-- Operators, one priority after the other, and what may stand between them.
local a <const>, b, c = 1, 2.5, "text\0\n\"quoted\""
local t = {
  a, b;
  c,
  name = a,
  [a .. b] = c,
  f(),
  nested = { { }, { 1, } },
  ...
}
x = a + b - c * a / b // c % a ^ b
x = -a ^ -b .. not c .. #t .. ~b
x = a < b == (c > a) ~= (b <= c) == (c >= a)
x = a & b | c ~ a << b >> c
x = a and b or c and not (a or b)
x = (f()) + (...) + ((t.g:h()))
x = nil == true ~= false
x = 0x7fffffffffffffff + 1e300 + .5 + 3. + 0xA.8p1
x = f
  (a)
x = t.a
  .b [c
  ].d
  :e "arg" {
    1
  }
x, t[1], t.y = ...
