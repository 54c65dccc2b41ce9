print(load("return {,}")) --> nil [string "return {,}"]:1: unexpected symbol near ','
print(load("return {1,,2}")) --> nil [string "return {1,,2}"]:1: unexpected symbol near ','
print(#load("return {1,2;}")()) --> 2
