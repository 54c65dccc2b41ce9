package io.perilune.engine.lib;

import io.perilune.engine.text.Charge;
import java.util.Arrays;

/** The search for one run of bytes in another. */
public final class ByteSearch {
    private ByteSearch() {}

    /** The first index, {@code from} or later, where {@code needle} occurs in {@code hay}; -1 when there is none. */
    public static int indexOf(byte[] hay, int from, byte[] needle, Charge charge) {
        int length = needle.length;
        if (length == 0) {
            return from <= hay.length ? from : -1;
        }
        int last = hay.length - length;
        byte first = needle[0];
        byte second = needle[length - 1];
        int paidUpTo = from;
        for (int i = next(hay, from, last, first); i <= last; i = next(hay, i + 1, last, first)) {
            if (i - paidUpTo >= 64) {
                charge.charge(i - paidUpTo >> 3);
                paidUpTo = i;
            }
            // Both ends first: in repetitive text the beginnings agree almost everywhere.
            if (hay[i + length - 1] == second) {
                int common = Arrays.mismatch(hay, i, i + length, needle, 0, length);
                if (common < 0) {
                    return i;
                }
                if (common >= 64) {
                    charge.charge(common >> 3);
                }
            }
        }
        if (last - paidUpTo >= 64) {
            charge.charge(last - paidUpTo >> 3);
        }
        return -1;
    }

    /**
     * The first place from {@code i} to {@code last} that holds {@code b}; beyond {@code last} when there is none. Alone in
     * its loop this takes half the time; skipping by what stands behind the place took twice as long, for a mispredicted
     * branch costs more than the bytes that it saves.
     */
    private static int next(byte[] hay, int i, int last, byte b) {
        int at = i;
        while (at <= last && hay[at] != b) {
            at++;
        }
        return at;
    }
}
