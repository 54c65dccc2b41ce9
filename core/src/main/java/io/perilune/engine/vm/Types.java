package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;
import io.perilune.engine.value.Userdata;

/** Names and texts of values. All methods take values as they stand in slots (numbers as tags) or boxed. */
public final class Types {
    private static final ByteStr NIL = ByteStr.of("nil");
    private static final ByteStr TRUE = ByteStr.of("true");
    private static final ByteStr FALSE = ByteStr.of("false");

    private Types() {}

    /** What {@code type} returns. */
    public static String name(Object value) {
        if (value == null) {
            return "nil";
        }
        if (value instanceof Tag || value instanceof Number) {
            return "number";
        }
        if (value instanceof ByteStr) {
            return "string";
        }
        if (value instanceof Table) {
            return "table";
        }
        if (value instanceof Callable) {
            return "function";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        return value instanceof Coroutine ? "thread" : "userdata";
    }

    /** The type name for messages: the string {@code __name} of the metatable of a table or userdata comes first. */
    public static String nameForMessages(Vm vm, Object value) {
        if (value instanceof Table || value instanceof Userdata) {
            Table metatable = vm.metatableOf(value);
            if (metatable != null && metatable.metamethod(MetaKey.NAME) instanceof ByteStr given) {
                return given.escaped();
            }
        }
        // What debug.upvalueid gives out: nothing can be done with it but to compare it.
        return value instanceof Upvalue ? "light userdata" : name(value);
    }

    /** The text of a string or number in a slot, as {@code lua_tolstring}; null for any other value. */
    public static ByteStr coerce(CallStack s, int i) {
        Object v = s.r[i];
        if (v instanceof ByteStr text) {
            return text;
        }
        if (v == Tag.INT) {
            return Numerals.format(s.n[i]);
        }
        return v == Tag.FLOAT ? Numerals.format(s.floatAt(i)) : null;
    }

    /** What {@code tostring} returns for a value without {@code __tostring}. */
    public static ByteStr text(CallStack s, int i) {
        return text(s.vm, s.r[i], s.n[i]);
    }

    /** The same for a value given as tag and bits. */
    public static ByteStr text(Vm vm, Object tag, long bits) {
        if (tag instanceof ByteStr text) {
            return text;
        }
        if (tag == Tag.INT) {
            return Numerals.format(bits);
        }
        return tag == Tag.FLOAT ? Numerals.format(Double.longBitsToDouble(bits)) : textOfReference(vm, tag);
    }

    /** The same for a value that is no number and no string. */
    public static ByteStr textOfReference(Vm vm, Object v) {
        if (v == null) {
            return NIL;
        }
        if (v == Boolean.TRUE) {
            return TRUE;
        }
        if (v == Boolean.FALSE) {
            return FALSE;
        }
        String kind = nameForMessages(vm, v);
        return ByteStr.of(kind + ": " + address(v));
    }

    /** A text that differs for different objects, in the form of a C pointer. */
    public static String address(Object v) {
        return "0x" + Long.toHexString(addressOf(v));
    }

    /** The number behind {@link #address}: twelve hexadecimal digits, as pointers of a 64-bit machine have. */
    public static long addressOf(Object v) {
        return 0x5500_0000_0000L | (long) System.identityHashCode(v) << 4;
    }
}
