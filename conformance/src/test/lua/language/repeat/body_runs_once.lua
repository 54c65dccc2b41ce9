repeat local ran = true print(ran) until true --> true
