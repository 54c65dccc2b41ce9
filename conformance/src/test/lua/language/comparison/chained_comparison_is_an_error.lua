print(1 < 2 < 3) --> error: attempt to compare boolean with number
