print(("abcd"):match("((a)(b(c)))")) --> abc a bc c
print(("x=1, y=2"):gsub("((%w)=(%w))", "%3=%2")) --> 1=x, 2=y 2
