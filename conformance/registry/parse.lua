-- parse.lua: takes the names of files on standard input, one a line, and prints for each whether it is Lua: "ok NAME" or
-- "no NAME MESSAGE". Nothing is run.
for name in io.lines() do
    local file = assert(io.open(name, "rb"))
    local text = file:read("a")
    file:close()
    if text:sub(1, 1) == "#" then text = text:gsub("^[^\n]*", "", 1) end
    local chunk, message = load(text, "@" .. name:match("[^/]*$"))
    print(chunk and "ok" or "no", name:match("[^/]*/[^/]*$"), message or "")
end
