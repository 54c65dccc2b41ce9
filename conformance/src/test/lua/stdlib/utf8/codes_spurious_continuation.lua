--@ since 5.4.8
print(pcall(function() for _ in utf8.codes("ab\x80cd") do end end)) --> false codes_spurious_continuation.lua:2: invalid UTF-8 code
print(pcall(function() for _ in utf8.codes("\u{7F}\x80") do end end)) --> false codes_spurious_continuation.lua:3: invalid UTF-8 code
