print(("f(a(b)c)d"):match("%b()"), ("[[x]"):match("%b[]"), ("xx"):match("%bxx")) --> (a(b)c) [x] xx
print(("(("):match("%b()")) --> nil
