print(os.setlocale(), os.setlocale("C"), os.setlocale(nil, "all"), os.setlocale("no-such-locale")) --> C C C nil
print(pcall(os.setlocale, "C", "nothing")) --> false bad argument #2 to 'os.setlocale' (invalid option 'nothing')
print(os.setlocale("C", "numeric"), os.setlocale("", "time") ~= false) --> C true
