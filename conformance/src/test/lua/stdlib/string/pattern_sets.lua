print(("hello"):match("[a-f]+"), ("x-y"):match("[%-x]+"), ("a]b"):match("[]]"), ("a^b"):match("[%^]")) --> e x- ] ^
print(("abc123"):match("[^%d]+"), ("a-z"):match("[a%-z]+"), ("q-"):match("[+--]"), ("%"):match("[%%]")) --> abc a-z - %
print(("]"):find("[^]]"), ("a"):find("[^]]")) --> nil 1 1
