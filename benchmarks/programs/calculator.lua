-- Reads expressions and evaluates them in three ways: a scanner by patterns, a tree of tables, and closures made from it.
local find, sub, byte = string.find, string.sub, string.byte

local function scan(text)
  local tokens, at = {}, 1
  while true do
    at = find(text, "%S", at)
    if not at then break end
    local from, to = find(text, "^[%a_]%w*", at)
    local kind = "name"
    if not from then
      from, to = find(text, "^%d+%.?%d*", at)
      kind = "number"
    end
    if not from then
      from, to = at, at
      kind = sub(text, at, at)
    end
    tokens[#tokens + 1] = { kind = kind, text = sub(text, from, to) }
    at = to + 1
  end
  tokens[#tokens + 1] = { kind = "end", text = "" }
  return tokens
end

local level = { ["+"] = 1, ["-"] = 1, ["*"] = 2, ["/"] = 2, ["%"] = 2, ["^"] = 3 }

local function parse(tokens)
  local at = 1
  local expression
  local function primary()
    local token = tokens[at]
    at = at + 1
    if token.kind == "number" then return { op = "number", value = tonumber(token.text) } end
    if token.kind == "name" then return { op = "name", name = token.text } end
    if token.kind == "-" then return { op = "negate", primary() } end
    if token.kind == "(" then
      local inner = expression(0)
      at = at + 1
      return inner
    end
    error("unexpected " .. token.kind)
  end
  function expression(lowest)
    local left = primary()
    while true do
      local op = tokens[at].kind
      local strength = level[op]
      if not strength or strength <= lowest then return left end
      at = at + 1
      left = { op = op, left, expression(strength) }
    end
  end
  return expression(0)
end

local operations = {
  ["+"] = function(a, b) return a + b end, ["-"] = function(a, b) return a - b end,
  ["*"] = function(a, b) return a * b end, ["/"] = function(a, b) return a / b end,
  ["%"] = function(a, b) return a % b end, ["^"] = function(a, b) return a ^ b end,
}

local function evaluate(node, names)
  local op = node.op
  if op == "number" then return node.value end
  if op == "name" then return names[node.name] end
  if op == "negate" then return -evaluate(node[1], names) end
  return operations[op](evaluate(node[1], names), evaluate(node[2], names))
end

local function compile(node)
  local op = node.op
  if op == "number" then
    local value = node.value
    return function() return value end
  end
  if op == "name" then
    local name = node.name
    return function(names) return names[name] end
  end
  local a, b = compile(node[1]), node[2] and compile(node[2])
  if op == "negate" then return function(names) return -a(names) end end
  local operation = operations[op]
  return function(names) return operation(a(names), b(names)) end
end

return function(n)
  local texts = {
    "x * (y + 3) - z / 2", "-(x - y) * (x + y) + 10.5", "((x + 1) * (y + 2) * (z + 3)) % 97",
    "x ^ 2 + 3 * x * y - y % 7 + (z - x) * 0.25",
  }
  local sum = 0
  for i = 1, n do
    local tree = parse(scan(texts[i % #texts + 1]))
    local run = compile(tree)
    local names = { x = i % 13, y = i % 29, z = i % 7 }
    for k = 1, 8 do
      names.x = k
      local a, b = evaluate(tree, names), run(names)
      if a ~= b then return "they differ" end
      sum = sum + a
    end
  end
  return math.floor(sum * 4)
end
