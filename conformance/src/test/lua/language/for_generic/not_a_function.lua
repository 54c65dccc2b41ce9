for k in 5 do end --> error: attempt to call a number value (for iterator 'for iterator')
