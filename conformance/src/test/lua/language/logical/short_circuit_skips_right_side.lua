local function never() error("evaluated") end
print(false and never(), true or never(), nil and never()) --> false true nil
