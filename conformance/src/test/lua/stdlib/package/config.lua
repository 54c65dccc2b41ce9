print((package.config:gsub("\n", "|"))) --> /|;|?|!|-|
