print(os.date("!a\0b%Y", 0):byte(1, 3)) --> 97 0 98
