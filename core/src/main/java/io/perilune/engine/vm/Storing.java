package io.perilune.engine.vm;

import io.perilune.engine.value.Footprint;
import io.perilune.engine.value.KeyMap;
import io.perilune.engine.value.Shape;
import io.perilune.engine.value.Table;

/**
 * Raw stores that are accounted for: what may add a key to a table of the script goes through here. A large part that has to grow
 * is asked for before it does, all others are charged afterwards, with their whole new size, for the old one is garbage.
 */
public final class Storing {
    private Storing() {}

    /** {@code t[key] = value}, the value being a slot of any arrays. */
    public static void store(CallStack s, Table t, long key, Object[] vr, long[] vn, int v) {
        KeyMap map = t.map;
        Object array = t.array;
        long mapped = before(s, t, map);
        t.store(key, vr, vn, v);
        if (t.array != array || t.map != map || mapped >= 0) {
            after(s, t, array, map, mapped);
        }
    }

    /** {@code t[key] = value}, key and value being slots of any arrays; the key is neither nil nor NaN. */
    public static void store(CallStack s, Table t, Object[] kr, long[] kn, int k, Object[] vr, long[] vn, int v) {
        KeyMap map = t.map;
        Object array = t.array;
        long mapped = before(s, t, map);
        t.store(kr, kn, k, vr, vn, v);
        if (t.array != array || t.map != map || mapped >= 0) {
            after(s, t, array, map, mapped);
        }
    }

    /** The bytes of a part that may grow without being replaced by another object; -1 when there is none. */
    private static long before(CallStack s, Table t, KeyMap map) {
        if (map instanceof Shape) {
            if (t.arraySize < Footprint.LARGE) {
                return -1;
            }
            s.vm.memory.reserve(Footprint.growth(t));
            return -1;
        }
        s.vm.memory.reserve(Footprint.growth(t));
        return t.storageBytes();
    }

    private static void after(CallStack s, Table t, Object array, KeyMap map, long mapped) {
        long now = t.storageBytes();
        if (t.array != array || t.map != map) {
            s.vm.allocated(now);
        } else if (now > mapped) {
            s.vm.allocated(now - mapped);
        }
    }
}
