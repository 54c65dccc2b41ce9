local _ENV <const> = nil
x = 1 --> error: attempt to index a nil value
