package io.perilune.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ByteStrTest {
    private static final int BITS = 12;

    /** Differences that cancel each other in a hash of 32 bits with shifts of 15, whatever its multiplier. */
    @Test
    void hashCode_differencesInNeighbouringSteps_doNotCancel() {
        Set<Integer> hashes = new HashSet<>();
        for (int choice = 0; choice < 1 << BITS; choice++) {
            byte[] bytes = new byte[8 * BITS];
            for (int block = 0; block < BITS; block++) {
                if ((choice >> block & 1) != 0) {
                    bytes[8 * block + 3] = (byte) 0x80;
                    bytes[8 * block + 6] = 1;
                    bytes[8 * block + 7] = (byte) 0x80;
                }
            }
            hashes.add(ByteStr.wrap(bytes).hashCode());
        }
        assertTrue(hashes.size() > (1 << BITS) * 0.99, () -> hashes.size() + " different hashes");
    }

    /** Of as many places as strings, 63 % are taken when the places are random. */
    @Test
    void hashCode_shortStrings_fillLowAndHighBitsEvenly() {
        for (int length = 2; length <= 7; length++) {
            Set<Integer> low = new HashSet<>();
            Set<Integer> high = new HashSet<>();
            for (int i = 0; i < 1 << 16; i++) {
                byte[] bytes = new byte[length];
                bytes[length - 2] = (byte) (i >> 8);
                bytes[length - 1] = (byte) i;
                int hash = ByteStr.wrap(bytes).hashCode();
                low.add(hash & 0xFFFF);
                high.add(hash >>> 16);
            }
            int taken = Math.min(low.size(), high.size());
            assertTrue(taken > 0.55 * (1 << 16), taken + " places for strings of length " + length);
        }
    }

    @Test
    void hashCode_equalBytes_areEqual() {
        for (int length = 0; length < 20; length++) {
            assertEquals(
                    ByteStr.wrap(new byte[length]).hashCode(),
                    ByteStr.wrap(new byte[length]).hashCode());
        }
    }
}
