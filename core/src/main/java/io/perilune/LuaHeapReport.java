package io.perilune;

import java.util.Map;

/**
 * What lies in a {@link Lua} at one moment: everything that scripts can reach, and nothing that only the program holds. Sizes are
 * estimates.
 *
 * @param bytes of all together
 * @param objects how many there are of each kind: {@code table}, {@code string}, {@code function}, {@code thread}, {@code userdata}, and
 *     {@code code} and {@code variable} for what functions are made of
 * @param bytesByKind what they take, by the same kinds
 * @param userdata how many objects there are of each Java class, by its name
 */
public record LuaHeapReport(
        long bytes, Map<String, Long> objects, Map<String, Long> bytesByKind, Map<String, Long> userdata) {
    /** The maps are not to be changed. */
    public LuaHeapReport {
        objects = Map.copyOf(objects);
        bytesByKind = Map.copyOf(bytesByKind);
        userdata = Map.copyOf(userdata);
    }
}
