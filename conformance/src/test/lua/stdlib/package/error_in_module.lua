package.preload.bad = function() error("loading", 0) end
print(pcall(require, "bad")) --> false loading
print(package.loaded.bad) --> nil
