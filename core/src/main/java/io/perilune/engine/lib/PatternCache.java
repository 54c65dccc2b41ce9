package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.Vm;

/** The patterns that a VM has used lately, compiled. */
final class PatternCache {
    /** Under which a VM keeps them. */
    private static final Object KEY = "string.patterns";

    private PatternCache() {}

    /** The pattern, where a leading {@code ^} is an anchor. */
    static StringPattern get(Vm vm, ByteStr source) {
        TextCache<StringPattern> cache = TextCache.of(vm, KEY);
        StringPattern found = cache.find(source);
        if (found != null) {
            return found;
        }
        vm.charge(source.length());
        StringPattern made = StringPattern.compile(source);
        cache.add(made);
        return made;
    }

    /** The pattern as {@code gmatch} reads it, where {@code ^} is no anchor. */
    static StringPattern getUnanchored(Vm vm, ByteStr source) {
        if (source.length() > 0 && source.at(0) == '^') {
            vm.charge(source.length());
            return StringPattern.compileUnanchored(source);
        }
        return get(vm, source);
    }
}
