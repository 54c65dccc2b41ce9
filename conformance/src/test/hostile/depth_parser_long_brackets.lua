-- expect: ok
for i = 1, 200 do load("--[" .. ("="):rep(i * 100) .. "[") load("return [" .. ("="):rep(i * 100)) end
