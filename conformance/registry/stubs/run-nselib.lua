-- run-nselib.lua DIR: loads every module of Nmap's script library under a stand-in of Nmap's own C module, and runs the unit
-- tests that some of them carry. Prints a line for each module with tests, or that does not load.
local dir = arg[1]
package.path = dir .. "/?.lua;" .. dir .. "/?/init.lua"

local function nothing() end
local anything = setmetatable({}, { __index = function() return nothing end })
local function zero() return 0 end
local function object() return anything end

nmap = {
    EXCEPT = "EXCEPT",
    NMAP_VERSION = "0",
    address_family = function() return "inet" end,
    clock = zero,
    clock_ms = zero,
    condvar = function() return nothing end,
    debugging = zero,
    fetchfile = nothing,
    get_interface = nothing,
    log_write = nothing,
    mutex = function() return nothing end,
    new_socket = object,
    registry = { args = { ["unittest.run"] = "true" } },
    socket = anything,
    timing_level = function() return 3 end,
    verbosity = zero,
}
for _, name in ipairs { "nmap", "lpeg", "lpeg-utility", "re", "lfs", "openssl", "libssh2", "libssh2-utility", "zlib" } do
    package.preload[name] = function() return name == "nmap" and nmap or anything end
end
silent_require = require
SCRIPT_NAME, SCRIPT_TYPE = "script", "prerule"

local function run_tests(suite)
    local ran, failed = 0, 0
    if suite.setup then pcall(suite.setup) end
    for _, test in ipairs(suite.tests or {}) do
        ran = ran + 1
        if type(test) == "table" and test[1] then
            local ok, passed = pcall(test[1], suite)
            if not (ok and passed) then failed = failed + 1 end
        end
    end
    return ran, failed
end

local names = {}
local pipe = io.popen("ls " .. dir)
for file in pipe:lines() do names[#names + 1] = file:match("^(.*)%.lua$") end
pipe:close()
table.sort(names)

local loaded, refused, suites = 0, 0, 0
for _, name in ipairs(names) do
    local ok, module = pcall(require, name)
    if not ok then
        refused = refused + 1
        print(name, "does not load", (tostring(module):gsub("\n.*", "")))
    else
        loaded = loaded + 1
        local suite = type(module) == "table" and rawget(module, "test_suite")
        if type(suite) == "table" then
            suites = suites + 1
            local _, ran, failed = pcall(run_tests, suite)
            print(name, ran, failed)
        end
    end
end
print("loaded", loaded, "refused", refused, "suites", suites)
