local it = ("a b c"):gmatch("%a")
print(it(), it()) --> a b
print(it(), it(), it()) --> c nil
