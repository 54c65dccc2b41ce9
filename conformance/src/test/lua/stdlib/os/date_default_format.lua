print(os.date("!%c", 3600) == os.date("!%a %b %e %H:%M:%S %Y", 3600), #os.date() > 10) --> true true
