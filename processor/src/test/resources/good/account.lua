local out = {}
local function say(...)
  local words = table.pack(...)
  for i = 1, words.n do words[i] = tostring(words[i]) end
  out[#out + 1] = table.concat(words, " ")
end

local a = Account.new("ann")
say(a, a.owner, a.opened, a.LIMIT, Account.LIMIT)
a:add(5)
a:add("2")
say(a.balance, a:show())
a.owner = "anna"
a.note = "n"
say(a:show())
a.note = nil
say(a:show())
say(pcall(function() a.opened = 4 end))
say(pcall(function() a.balance = -1 end))
say(pcall(function() return a.note end))
say(pcall(function() a:add(true) end))
say(pcall(a.show, 1))
local b = Account.with("bob", 10, 20)
say(b.balance, (a + b).balance, b(3))
say(a:total({Entry.new("x", 3), Entry.of(4)}, {k = 5}))
say(Entry.of(9).text, Entry.of(9).amount)
say(Account.join("-", 1, "b", 2.5), a:pair())
say(a:later())
say(pcall(function() a:total({1}, {}) end))
b:merge(a)
say(b.balance)
say(pcall(function() return a.owner end))
say(b:shut())
say(pcall(b.show, b))
return table.concat(out, "\n") .. "\n"
