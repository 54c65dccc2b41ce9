package io.perilune.benchmarks.boundary;

import io.perilune.bind.LuaField;
import io.perilune.bind.LuaMethod;
import io.perilune.bind.LuaType;

/** The object whose members scripts use. The annotations are Perilune's; the rivals find public members by reflection. */
@LuaType
public final class Point {
    /** Read and written by scripts. */
    @LuaField
    public long x = 1;

    private long sum;

    /** A method with one argument and one result. */
    @LuaMethod
    public long add(long n) {
        return sum += n;
    }
}
