package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;

/**
 * The two native functions that drive nearly every generic {@code for}. They live here and not with the other library
 * functions so that the interpreter knows them by identity and can take a step without a call.
 */
public final class Iterators extends NativeFunction {
    /** The function {@code next}, which {@code pairs} returns for a value without {@code __pairs}. */
    public static final NativeFunction NEXT = new Iterators("next");
    /** The iterator that {@code ipairs} returns. */
    public static final NativeFunction IPAIRS_STEP = new Iterators("ipairs_aux");

    /** Places that a step may pass for nothing. */
    private static final int MANY_PLACES = 64;

    private static final ByteStr INVALID_KEY = ByteStr.of("invalid key to 'next'");

    private Iterators(String name) {
        super(name);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        return this == NEXT ? next(s, base, count) : step(s, base, count);
    }

    private static int next(CallStack s, int base, int count) {
        if (count == 0 || !(s.r[base] instanceof Table t)) {
            throw Errors.argumentType(s, 1, base, count, "table");
        }
        int position = 0;
        if (count >= 2 && s.r[base + 1] != null) {
            position = t.positionOf(s.r, s.n, base + 1);
            if (position < 0) {
                throw new ScriptError(INVALID_KEY);
            }
        }
        if (advance(s, t, position, base - 1) == 0) {
            s.r[base - 1] = null;
            return 1;
        }
        return 2;
    }

    /** As {@link Table#advance}, with the places that hold nothing accounted for: there may be many. */
    static int advance(CallStack s, Table t, int position, int slot) {
        int next = t.advance(position, s.r, s.n, slot);
        int passed = (next == 0 ? t.places() : next) - position;
        if (passed > MANY_PLACES) {
            s.vm.charge(passed >> 3);
        }
        return next;
    }

    private static int step(CallStack s, int base, int count) {
        if (count < 2 || s.r[base + 1] != Tag.INT) {
            coerceIndex(s, base, count);
        }
        if (s.r[base] instanceof Table t) {
            long index = s.n[base + 1] + 1;
            if (t.load(index, s.r, s.n, base)) {
                s.setInt(base - 1, index);
                return 2;
            }
            if (t.metatable == null || t.metatable.metamethod(MetaKey.INDEX) == null) {
                s.r[base - 1] = null;
                return 1;
            }
            s.r[base] = t;
        }
        s.r[base - 1] = s.vm.prelude.function("ipairs.step");
        return s.tailCall(2);
    }

    /** Only a script that calls the iterator itself can get here. */
    private static void coerceIndex(CallStack s, int base, int count) {
        Object index = count < 2 ? null : s.get(base + 1);
        if (index instanceof ByteStr text) {
            s.vm.charge(text.length() >> 2);
            index = Numerals.parse(text);
        }
        if (index instanceof Double d) {
            index = Numerals.floatToInteger(d);
            if (index == null) {
                throw Errors.argument(s, 2, "number has no integer representation");
            }
        }
        if (!(index instanceof Long converted)) {
            throw Errors.argumentType(s, 2, base, count, "number");
        }
        s.setInt(base + 1, converted);
    }
}
