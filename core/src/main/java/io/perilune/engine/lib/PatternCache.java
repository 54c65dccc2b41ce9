package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.Vm;
import org.jspecify.annotations.Nullable;

/**
 * The patterns that a VM has used lately, compiled. A place holds the last pattern whose hash led there: a script
 * cannot make the cache grow, only make it useless for itself.
 */
final class PatternCache {
    private static final int SIZE = 64;

    /** Longer patterns are compiled every time, so that the cache keeps no large strings alive. */
    private static final int LONGEST = 256;

    /** Under which a VM keeps its cache. */
    private static final Object KEY = "string.patterns";

    private final @Nullable StringPattern[] places = new StringPattern[SIZE];

    private PatternCache() {}

    /** The pattern, where a leading {@code ^} is an anchor. */
    static StringPattern get(Vm vm, ByteStr source) {
        PatternCache cache = (PatternCache) vm.kept(KEY);
        if (cache == null) {
            cache = new PatternCache();
            vm.keep(KEY, cache);
        }
        int place = source.hashCode() & SIZE - 1;
        StringPattern found = cache.places[place];
        if (found != null && (found.source() == source || found.source().equalBytes(source))) {
            return found;
        }
        vm.charge(source.length());
        StringPattern made = StringPattern.compile(source);
        if (source.length() <= LONGEST) {
            cache.places[place] = made;
        }
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
