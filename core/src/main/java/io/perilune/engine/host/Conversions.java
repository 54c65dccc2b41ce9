package io.perilune.engine.host;

import io.perilune.ConversionPolicy;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Escapes;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.vm.Types;
import java.util.Locale;

/** Texts of values for the door. */
public final class Conversions {
    private Conversions() {}

    /** A number as Lua's {@code tostring} writes it. */
    public static String text(Number value) {
        return value instanceof Long l
                ? Numerals.format(l).toString()
                : Numerals.format(value.doubleValue()).toString();
    }

    /** The number that a string or number is to Lua's operators, null for others. */
    public static Object number(Object value) {
        return Numbers.number(value, ConversionPolicy.EXACT);
    }

    /** The same if it is an integer, or a float without a fraction; else null. */
    public static Object integer(Object value) {
        Object number = number(value);
        return number instanceof Double d ? Numerals.floatToInteger(d) : number;
    }

    /** A string as Lua's source text would write it. */
    public static String quoted(ByteStr text) {
        ByteBuf out = new ByteBuf();
        Escapes.quote(out, text);
        ByteStr quoted = out.toByteStr();
        if (quoted.isUtf8()) {
            return quoted.toString();
        }
        StringBuilder shown = new StringBuilder(quoted.length() + 16);
        for (int i = 0; i < quoted.length(); i++) {
            int c = quoted.at(i);
            if (c < 0x80) {
                shown.append((char) c);
            } else {
                shown.append("\\x").append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
            }
        }
        return shown.toString();
    }

    public static String text(double value) {
        return Numerals.format(value).toString();
    }

    /** What {@code tostring} gives for a table, function, thread or userdata, metamethods aside. Asks nobody and takes no lock. */
    public static String reference(State state, Object value) {
        return Types.textOfReference(state.vm(), value).toString();
    }
}
