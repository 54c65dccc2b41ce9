package io.perilune.engine.vm;

/** Objects by identity, for one pass over many: one reference a place, at most three quarters full. */
final class IdentitySet {
    private static final int FIRST_CAPACITY = 256;

    private Object[] places = new Object[FIRST_CAPACITY];
    private int size;

    /** True when the object was not in the set before. */
    boolean add(Object o) {
        int mask = places.length - 1;
        int at = place(o, mask);
        while (places[at] != null) {
            if (places[at] == o) {
                return false;
            }
            at = at + 1 & mask;
        }
        places[at] = o;
        if (++size > places.length - (places.length >> 2)) {
            grow();
        }
        return true;
    }

    private static int place(Object o, int mask) {
        int hash = System.identityHashCode(o) * 0x9E3779B9;
        return (hash ^ hash >>> 15) & mask;
    }

    private void grow() {
        Object[] old = places;
        places = new Object[old.length * 2];
        int mask = places.length - 1;
        for (Object o : old) {
            if (o != null) {
                int at = place(o, mask);
                while (places[at] != null) {
                    at = at + 1 & mask;
                }
                places[at] = o;
            }
        }
    }
}
