-- What does not fit into registers is refused at the token that the reference has reached when it needs one more.
local function message(before, item, count, separator, after)
    local items = {}
    for i = 1, count do items[i] = item end
    return (select(2, load(before .. table.concat(items, separator) .. after, "=c")))
end
print(message("f(", "a", 260, ",", ")")) --> c:1: function or expression needs too many registers near 'a'
print(message("f(", "a", 260, ",\n", ")")) --> c:255: function or expression needs too many registers near 'a'
print(message("f(", "a", 254, ",", ")")) --> c:1: function or expression needs too many registers near <eof>
print(message("f(", "a", 254, ",", ") g()")) --> c:1: function or expression needs too many registers near 'g'
print(message("f(", "a.b", 260, ",", ")")) --> c:1: function or expression needs too many registers near '.'
print(message("f(", "a", 253, ",", ", a + 1 * 2, 'x')")) --> c:1: function or expression needs too many registers near '1'
print(message("f(", "1", 253, ",", ", 'long' .. \"x\")")) --> c:1: function or expression needs too many registers near '"x"'
print(message("f(", "1", 253, ",", ", {1})")) --> c:1: function or expression needs too many registers near '{'
print(message("f(", "1", 254, ",", ", {})")) --> c:1: function or expression needs too many registers near '{'
print(message("f(", "1", 254, ",", ", function() end) return")) --> c:1: function or expression needs too many registers near 'function'
print(message("f(", "1", 253, ",", ", g:h())")) --> c:1: function or expression needs too many registers near '('
print(message("f(", "1", 253, ",", ", t[k], 1)")) --> c:1: function or expression needs too many registers near '['
print(message("f(", "1", 253, ",", ", {[k] = v})")) --> c:1: function or expression needs too many registers near '{'
print(message("f(", "1", 253, ",", ", not a == b, 1)")) --> c:1: function or expression needs too many registers near '=='
print(message("return ", "f()", 300, ",", "")) --> c:1: function or expression needs too many registers near '('
print(message("", "a[b]", 150, ",", " = 1")) --> c:1: function or expression needs too many registers near '['
print(message("", "a", 190, ",", " = f(" .. ("g,"):rep(64) .. "g)")) --> nil
