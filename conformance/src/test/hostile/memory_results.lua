-- expect: error
-- accept: limit-memory
return table.unpack({}, 1, 1e8)
