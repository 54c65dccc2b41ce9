print(("2026-11-22"):match("(%d+)-(%d+)-(%d+)")) --> 2026 11 22
print(("  trim  "):match("^%s*(.-)%s*$") .. "|", ("abc"):match("b"), ("abc"):match("x")) --> trim| b nil
print(("hello"):match(".-(l+)(.*)"), ("abc"):match("()", 3), ("abc"):match(".", -1)) --> ll 3 c
print(("x"):match("(x)(y?)")) --> x
