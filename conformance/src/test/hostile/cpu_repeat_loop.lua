-- expect: limit-cpu
-- The condition is never true, and the body is empty.
repeat until false
