for _, lib in ipairs { "coroutine", "debug", "io", "os", "package", "string", "table", "utf8" } do
    local names = {}
    for k in pairs(_G[lib]) do names[#names + 1] = k end
    table.sort(names)
    print(lib .. ": " .. table.concat(names, " ")) --> coroutine: close create isyieldable resume running status wrap yield
    --> debug: debug gethook getinfo getlocal getmetatable getregistry getupvalue getuservalue setcstacklimit sethook setlocal setmetatable setupvalue setuservalue traceback upvalueid upvaluejoin
    --> io: close flush input lines open output popen read stderr stdin stdout tmpfile type write
    --> os: clock date difftime execute exit getenv remove rename setlocale time tmpname
    --> package: config cpath loaded loadlib path preload searchers searchpath
    --> string: byte char dump find format gmatch gsub len lower match pack packsize rep reverse sub unpack upper
    --> table: concat insert move pack remove sort unpack
    --> utf8: char charpattern codepoint codes len offset
end
