print(("abc"):gsub("", "-")) --> -a-b-c- 4
print(("abc"):gsub("x*", "-")) --> -a-b-c- 4
print(("a,b,,c"):gsub("[^,]*", "<%0>")) --> <a>,<b>,<>,<c> 4
print(("hello world"):gsub("o*", ".")) --> .h.e.l.l. .w.r.l.d. 10
