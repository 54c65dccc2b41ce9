print(debug.getuservalue(io.stdout, 1), debug.getuservalue({}), debug.getuservalue(5, 1)) --> nil nil nil
print(pcall(debug.setuservalue, {}, 1)) --> false bad argument #1 to 'debug.setuservalue' (userdata expected, got table)
print(debug.setuservalue(io.stdout, 1, 1)) --> nil
