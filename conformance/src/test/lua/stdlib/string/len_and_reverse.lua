print(("abc"):len(), ("\0\0"):len(), ("abc"):reverse(), (""):reverse() == "") --> 3 2 cba true
