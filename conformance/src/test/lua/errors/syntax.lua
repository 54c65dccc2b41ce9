x = --> error: unexpected symbol near <eof>
---
x = = 1 --> error: unexpected symbol near '='
---
local 1 --> error: <name> expected near '1'
---
local x <foo> = 1 --> error: unknown attribute 'foo'
---
if x then --> error: 'end' expected near <eof>
---
if x --> error: 'then' expected near <eof>
---
while true do --> error: 'end' expected near <eof>
---
for i = 1 do end --> error: ',' expected near 'do'
---
for i in do end --> error: unexpected symbol near 'do'
---
for 1 = 1, 2 do end --> error: <name> expected near '1'
---
for a.b in x do end --> error: '=' or 'in' expected near '.'
---
function f( --> error: <name> or '...' expected near <eof>
---
function f(a,) end --> error: <name> or '...' expected near ')'
---
function f(..., a) end --> error: ')' expected near ','
---
function 1() end --> error: <name> expected near '1'
---
return return --> error: unexpected symbol near 'return'
---
break --> error: break outside loop at line 33
---
goto x --> error: no visible label 'x' for <goto> at line 35
---
::a:: ::a:: --> error: label 'a' already defined on line 37
---
x = { --> error: unexpected symbol near <eof>
---
x = { 1, 2
y = 3 --> error: '}' expected (to close '{' at line 41) near 'y'
---
x = (1 --> error: ')' expected near <eof>
---
f( --> error: unexpected symbol near <eof>
---
f(1,) --> error: unexpected symbol near ')'
---
a.1 = 2 --> error: syntax error near '.1'
---
a. = 1 --> error: <name> expected near '='
---
a: = 1 --> error: <name> expected near '='
---
a:b = 1 --> error: function arguments expected near '='
---
--> error value: syntax.lua:<*>: unfinished string near <eof>
x = "unfinished
---
x = 'a\qb' --> error: invalid escape sequence near ''a\q'
---
x = "\x1g" --> error: hexadecimal digit expected near '"\x1g'
---
x = "\300" --> error: decimal escape too large near '"\300"'
---
x = "\u{110000000}" --> error: UTF-8 value too large near '"\u{110000000'
---
x = "\u{zz}" --> error: hexadecimal digit expected near '"\u{z'
---
x = "\u123" --> error: missing '{' near '"\u1'
---
x = "\u{12" --> error: missing '}' near '"\u{12"'
---
--> error value: syntax.lua:<*>: unfinished long string (starting at line <*>) near <eof>
x = [[unfinished
---
--> error value: syntax.lua:<*>: unfinished long string (starting at line <*>) near <eof>
x = [==[ unfinished ]=]
---
--> error value: syntax.lua:<*>: unfinished long comment (starting at line <*>) near <eof>
--[[ unfinished comment
---
x = [=x --> error: invalid long string delimiter near '[='
---
x = 3x --> error: malformed number near '3x'
---
x = 0x --> error: malformed number near '0x'
---
x = 0xg --> error: malformed number near '0xg'
---
x = 1e --> error: malformed number near '1e'
---
x = 1e+ --> error: malformed number near '1e+'
---
x = 1..2 --> error: malformed number near '1..2'
---
x = . --> error: unexpected symbol near '.'
---
x = .. --> error: unexpected symbol near '..'
---
x = a b --> error: syntax error near <eof>
---
x 1 --> error: syntax error near '1'
---
1 = x --> error: unexpected symbol near '1'
---
f() = 1 --> error: syntax error near '='
---
(a) = 1 --> error: syntax error near '='
---
a, f() = 1, 2 --> error: syntax error near '='
---
a + 1 --> error: syntax error near '+'
---
"string" --> error: unexpected symbol near '"string"'
---
x = } --> error: unexpected symbol near '}'
---
end --> error: <eof> expected near 'end'
---
else --> error: <eof> expected near 'else'
---
until x --> error: <eof> expected near 'until'
---
x = @ --> error: unexpected symbol near '@'
---
x = $y --> error: unexpected symbol near '$'
---
x = a ? b --> error: unexpected symbol near '?'
---
x = !a --> error: unexpected symbol near '!'
---
x = a != b --> error: unexpected symbol near '!'
---
x++ --> error: syntax error near '+'
---
x += 1 --> error: syntax error near '+'
---
local function f() end end --> error: <eof> expected near 'end'
---
local x <const> = 1; x = 2 --> error: attempt to assign to const variable 'x'
---
local a <close>, b <close> = 1, 2 --> error: multiple to-be-closed variables in local list
---
local x <const>
x = 1 --> error: attempt to assign to const variable 'x'
---
do local k <const> = 5; k = k + 1 end --> error: attempt to assign to const variable 'k'
---
return 1, --> error: unexpected symbol near <eof>
---
return ..., --> error: unexpected symbol near <eof>
---
local t = { [1] } --> error: '=' expected near '}'
---
local t = { [1 = 2 } --> error: ']' expected near '='
---
local t = { a = } --> error: unexpected symbol near '}'
---
function t:m.n() end --> error: '(' expected near '.'
---
function t.m:n:o() end --> error: '(' expected near ':'
---
local function t.f() end --> error: '(' expected near '.'
---
x = function --> error: '(' expected near <eof>
---
x = not --> error: unexpected symbol near <eof>
---
x = - --> error: unexpected symbol near <eof>
---
x = 1 + --> error: unexpected symbol near <eof>
---
x = a and --> error: unexpected symbol near <eof>
---
x = a ..  --> error: unexpected symbol near <eof>
---
repeat until --> error: unexpected symbol near <eof>
---
::1:: --> error: <name> expected near '1'
---
goto 1 --> error: <name> expected near '1'
---
::a --> error: '::' expected near <eof>
---
local goto = 1 --> error: <name> expected near 'goto'
---
x = y.end --> error: <name> expected near 'end'
---
x = {end = 1} --> error: unexpected symbol near 'end'
---
for i = 1, 2, 3, 4 do end --> error: 'do' expected near ','
---
x = "a" "b" --> error: unexpected symbol near '"b"'
---
x = f{}} --> error: unexpected symbol near '}'
---
x = a[1 --> error: ']' expected near <eof>
---
x = a[] --> error: unexpected symbol near ']'
---
--> error value: syntax.lua:<*>: unfinished string near <eof>
x = "tab	ok" .. "nul
---
do return 1; 2 end --> error: 'end' expected near '2'
---
if a then b() else if c then d() end --> error: 'end' expected near <eof>
---
function f() return end x --> error: syntax error near <eof>
---
x = ~ --> error: unexpected symbol near <eof>
---
x = a ~ = b --> error: unexpected symbol near '='
---
x = 5.5.5 --> error: malformed number near '5.5.5'
---
x = 0x1.8p --> error: malformed number near '0x1.8p'
---
x = 1 2 --> error: unexpected symbol near '2'
---
x = <const> --> error: unexpected symbol near '<'
---
a = b = c --> error: unexpected symbol near '='
---
local a.b = 1 --> error: unexpected symbol near '.'
