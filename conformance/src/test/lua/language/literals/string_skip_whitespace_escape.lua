print("a\z
       
       b") --> ab
print("x\z y") --> xy
