print((5):type()) --> error: attempt to index a number value
