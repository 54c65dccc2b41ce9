print(("aaa"):match("a*"), ("aaa"):match("a-"), ("aaa"):match("a+"), ("aaa"):match("a?")) --> aaa  aaa a
print(("aaab"):match("a-b"), ("b"):match("a*b"), ("aab"):match("^a?b")) --> aaab b nil
print(("xay"):match("x.-y"), ("[[x]]"):match("%[(.+)%]")) --> xay [x]
