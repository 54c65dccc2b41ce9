package io.perilune.engine.host;

import io.perilune.engine.text.Numerals;
import io.perilune.engine.vm.Types;

/** Texts of values for the door. */
public final class Conversions {
    private Conversions() {}

    /** A number as Lua's {@code tostring} writes it. */
    public static String text(Number value) {
        return value instanceof Long l
                ? Numerals.format(l).toString()
                : Numerals.format(value.doubleValue()).toString();
    }

    public static String text(double value) {
        return Numerals.format(value).toString();
    }

    /** What {@code tostring} gives for a table, function, thread or userdata, metamethods aside. Asks nobody and takes no lock. */
    public static String reference(State state, Object value) {
        return Types.textOfReference(state.vm(), value).toString();
    }
}
