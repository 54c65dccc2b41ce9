package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;
import io.perilune.engine.value.Userdata;
import org.jspecify.annotations.Nullable;

/** Comparison operators (manual, section 3.4.4). */
public final class Comparison {
    /** Outcomes of a comparison that may need a metamethod. */
    static final int FALSE = 0;

    static final int TRUE = 1;
    /** A metamethod was called; the instruction is completed when it returns. */
    static final int PENDING = 2;

    /** As in Lua 5.3, and in 5.4 as it is built by default: without an {@code __le}, {@code x <= y} is {@code not (y < x)}. */
    private static final NativeFunction LESS_OR_EQUAL_BY_LESS = new NativeFunction("__le") {
        @Override
        public int call(CallStack s, int base, int count) {
            Object left = Slots.box(s.r[base], s.n[base]);
            Object right = Slots.box(s.r[base + 1], s.n[base + 1]);
            Object less = either(s, MetaKey.LT, right, left);
            s.set(base + 2, less);
            s.set(base + 3, right);
            s.set(base + 4, left);
            return s.request(base + 2, 2, 0);
        }

        @Override
        public int resume(CallStack s, Frame frame, int first, int count) {
            boolean less = count > 0 && s.r[first] != null && s.r[first] != Boolean.FALSE;
            s.set(frame.base - 1, less ? Boolean.FALSE : Boolean.TRUE);
            return 1;
        }

        @Override
        public boolean isHidden() {
            return true;
        }
    };

    /** Strings up to this length are compared for nothing. */
    static final int SHORT_TEXT = 1_024;

    private Comparison() {}

    /** Accounts for comparing two values, which takes noticeable time when they are long strings. */
    public static void charge(Vm vm, Object x, Object y) {
        if (x instanceof ByteStr left && y instanceof ByteStr right) {
            int length = Math.min(left.length(), right.length());
            if (length > SHORT_TEXT) {
                vm.charge(length >> 6);
            }
        }
    }

    /** Accounts for a key that may have to be compared with an equal one. */
    static void chargeKey(Vm vm, Object key) {
        if (key instanceof ByteStr text && text.length() > SHORT_TEXT) {
            vm.charge(text.length() >> 6);
        }
    }

    /** Equality without metamethods. */
    public static boolean rawEquals(Object xt, long xb, Object yt, long yb) {
        if (xt == yt) {
            if (xt == Tag.INT) {
                return xb == yb;
            }
            return xt != Tag.FLOAT || Double.longBitsToDouble(xb) == Double.longBitsToDouble(yb);
        }
        if (xt == Tag.INT && yt == Tag.FLOAT) {
            return Numerals.eqIntFloat(xb, Double.longBitsToDouble(yb));
        }
        if (xt == Tag.FLOAT && yt == Tag.INT) {
            return Numerals.eqIntFloat(yb, Double.longBitsToDouble(xb));
        }
        return xt instanceof ByteStr left && yt instanceof ByteStr right && left.equalBytes(right);
    }

    static int equals(CallStack s, int x, int y) {
        Object left = s.r[x];
        Object right = s.r[y];
        charge(s.vm, left, right);
        if (rawEquals(left, s.n[x], right, s.n[y])) {
            return TRUE;
        }
        if (left instanceof Table && right instanceof Table || left instanceof Userdata && right instanceof Userdata) {
            Object metamethod = s.vm.metamethod(left, MetaKey.EQ);
            if (metamethod == null) {
                metamethod = s.vm.metamethod(right, MetaKey.EQ);
            }
            if (metamethod != null) {
                Metamethods.call(s, metamethod, left, right);
                return PENDING;
            }
        }
        return FALSE;
    }

    /** {@code x < y} of two numbers or two strings; -1 when they are neither. */
    public static int rawLess(Object xt, long xb, Object yt, long yb) {
        if (xt == Tag.INT) {
            if (yt == Tag.INT) {
                return xb < yb ? TRUE : FALSE;
            }
            if (yt == Tag.FLOAT) {
                return Numerals.ltIntFloat(xb, Double.longBitsToDouble(yb)) ? TRUE : FALSE;
            }
        } else if (xt == Tag.FLOAT) {
            if (yt == Tag.FLOAT) {
                return Double.longBitsToDouble(xb) < Double.longBitsToDouble(yb) ? TRUE : FALSE;
            }
            if (yt == Tag.INT) {
                return Numerals.ltFloatInt(Double.longBitsToDouble(xb), yb) ? TRUE : FALSE;
            }
        } else if (xt instanceof ByteStr left && yt instanceof ByteStr right) {
            return left.compareTo(right) < 0 ? TRUE : FALSE;
        }
        return -1;
    }

    static int rawLessOrEqual(Object xt, long xb, Object yt, long yb) {
        if (xt == Tag.INT) {
            if (yt == Tag.INT) {
                return xb <= yb ? TRUE : FALSE;
            }
            if (yt == Tag.FLOAT) {
                return Numerals.leIntFloat(xb, Double.longBitsToDouble(yb)) ? TRUE : FALSE;
            }
        } else if (xt == Tag.FLOAT) {
            if (yt == Tag.FLOAT) {
                return Double.longBitsToDouble(xb) <= Double.longBitsToDouble(yb) ? TRUE : FALSE;
            }
            if (yt == Tag.INT) {
                return Numerals.leFloatInt(Double.longBitsToDouble(xb), yb) ? TRUE : FALSE;
            }
        } else if (xt instanceof ByteStr left && yt instanceof ByteStr right) {
            return left.compareTo(right) <= 0 ? TRUE : FALSE;
        }
        return -1;
    }

    /** {@code x < y}, or {@code x <= y} when {@code event} is {@link MetaKey#LE}. */
    static int order(CallStack s, int event, Object xt, long xb, Object yt, long yb) {
        charge(s.vm, xt, yt);
        int outcome = event == MetaKey.LT ? rawLess(xt, xb, yt, yb) : rawLessOrEqual(xt, xb, yt, yb);
        if (outcome >= 0) {
            return outcome;
        }
        Object left = Slots.box(xt, xb);
        Object right = Slots.box(yt, yb);
        Object metamethod = either(s, event, left, right);
        if (metamethod != null) {
            Metamethods.call(s, metamethod, left, right);
        } else if (event == MetaKey.LE && either(s, MetaKey.LT, right, left) != null) {
            Metamethods.call(s, LESS_OR_EQUAL_BY_LESS, left, right);
        } else {
            throw Errors.comparison(s, left, right);
        }
        return PENDING;
    }

    private static @Nullable Object either(CallStack s, int event, Object first, Object second) {
        Object metamethod = s.vm.metamethod(first, event);
        return metamethod != null ? metamethod : s.vm.metamethod(second, event);
    }
}
