local t = {}
for k in t do end --> error: attempt to call a table value (for iterator 'for iterator')
