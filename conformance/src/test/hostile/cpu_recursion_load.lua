-- expect: limit-cpu
-- accept: limit-memory, error
-- No loop anywhere: every step is a call, and each call makes two.
S = "local f, n = ... if n > 0 then load(S)(f, n - 1) load(S)(f, n - 1) end"
load(S)(nil, 60)
