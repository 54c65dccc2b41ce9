for l in io.popen("printf 'a\\nb\\n'"):lines() do io.write(l, ".") end --> a.b.
print()
