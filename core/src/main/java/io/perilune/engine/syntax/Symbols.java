package io.perilune.engine.syntax;

import io.perilune.engine.text.ByteStr;
import java.util.Arrays;

/**
 * The words of one chunk, each stored once and numbered in the order of appearance.
 *
 * <p>The symbols of the reserved words come first, then those of the names that the language itself uses. Equal names
 * have equal symbols, so that later stages compare and index by number.
 */
final class Symbols {
    static final int ENV = TokenKind.RESERVED_COUNT;
    static final int SELF = ENV + 1;
    static final int LOOP_STATE = ENV + 2;

    /** Multiplier of the hash: odd, and different in every process, so that nobody can prepare words that collide. */
    private static final int SEED = ByteStr.EMPTY.hashCode() | 1;

    /** What every chunk starts with; only ever copied. */
    private static final Symbols INITIAL = initial();

    private ByteStr[] words;
    private int[] hashes;
    private int count;

    /** Open addressing: symbol + 1, or 0 for a free place. The length is a power of two, at least twice the count. */
    private int[] places;

    private Symbols(ByteStr[] words, int[] hashes, int[] places, int count) {
        this.words = words;
        this.hashes = hashes;
        this.places = places;
        this.count = count;
    }

    static Symbols create() {
        Symbols from = INITIAL;
        return new Symbols(from.words.clone(), from.hashes.clone(), from.places.clone(), from.count);
    }

    private static Symbols initial() {
        Symbols made = new Symbols(new ByteStr[64], new int[64], new int[256], 0);
        for (int i = 0; i < TokenKind.RESERVED_COUNT; i++) {
            String shown = TokenKind.reserved(i).shown;
            made.add(shown.substring(1, shown.length() - 1));
        }
        made.add("_ENV");
        made.add("self");
        made.add("(for state)");
        return made;
    }

    private void add(String word) {
        byte[] bytes = ByteStr.of(word).bytes();
        intern(bytes, 0, bytes.length);
    }

    ByteStr word(int symbol) {
        return words[symbol];
    }

    /** The symbol of the word in bytes {@code from} to {@code to}, which is made if it is new. */
    int intern(byte[] source, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = (hash ^ source[i]) * SEED;
            hash ^= hash >>> 15;
        }
        int mask = places.length - 1;
        int place = hash & mask;
        for (int found = places[place]; found != 0; found = places[place]) {
            int symbol = found - 1;
            if (hashes[symbol] == hash && sameBytes(words[symbol].bytes(), source, from, to)) {
                return symbol;
            }
            place = place + 1 & mask;
        }
        if (count == words.length) {
            grow();
            return intern(source, from, to);
        }
        words[count] = ByteStr.copyOf(source, from, to);
        hashes[count] = hash;
        places[place] = ++count;
        return count - 1;
    }

    private static boolean sameBytes(byte[] word, byte[] source, int from, int to) {
        return Arrays.equals(word, 0, word.length, source, from, to);
    }

    private void grow() {
        words = Arrays.copyOf(words, count * 2);
        hashes = Arrays.copyOf(hashes, count * 2);
        int[] larger = new int[places.length * 2];
        int mask = larger.length - 1;
        for (int symbol = 0; symbol < count; symbol++) {
            int place = hashes[symbol] & mask;
            while (larger[place] != 0) {
                place = place + 1 & mask;
            }
            larger[place] = symbol + 1;
        }
        places = larger;
    }
}
