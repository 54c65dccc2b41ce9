pcall() --> error: bad argument #1 to 'pcall' (value expected)
