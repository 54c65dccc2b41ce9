package io.perilune.engine.compile;

import java.util.Arrays;

/**
 * Where the labels of a chunk are, and the jumps that wait for those not met yet; all by label id. A label that was met
 * has a place; before, it may have a list of jumps, and a register from which on it must close, because some of those
 * jumps leave the scope of captured variables.
 */
final class LabelPlaces {
    private static final int UNKNOWN = -1;

    private final int[] places;
    private final int[] pending;
    private final int[] closeFrom;

    LabelPlaces(int count) {
        places = filled(count);
        pending = filled(count);
        closeFrom = filled(count);
    }

    private static int[] filled(int count) {
        int[] all = new int[count];
        Arrays.fill(all, UNKNOWN);
        return all;
    }

    /** The place of a label, or -1. */
    int place(int label) {
        return places[label];
    }

    void setPlace(int label, int pc) {
        places[label] = pc;
    }

    int pending(int label) {
        return pending[label];
    }

    void setPending(int label, int list) {
        pending[label] = list;
    }

    /** The lowest register that the label must close, or -1. */
    int closeFrom(int label) {
        return closeFrom[label];
    }

    void closeFrom(int label, int register) {
        closeFrom[label] = closeFrom[label] < 0 ? register : Math.min(closeFrom[label], register);
    }
}
