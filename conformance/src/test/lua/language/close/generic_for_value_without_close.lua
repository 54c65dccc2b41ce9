for _ in next, {}, nil, 42 do end --> error: variable '(for state)' got a non-closable value
