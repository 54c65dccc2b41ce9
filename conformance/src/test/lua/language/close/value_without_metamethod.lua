local x <close> = {} --> error: variable 'x' got a non-closable value
