print(1 and 2, nil and 1, false and nil, 0 and "") --> 2 nil false 
print(1 or 2, nil or 1, false or nil, nil or false) --> 1 1 nil false
print(nil and nil or "x", false == nil) --> x false
