-- A stand-in for luasystem, which is in C.
return {
    gettime = os.time,
    monotime = os.clock,
    sleep = function(seconds) os.execute("sleep " .. seconds) end,
}
