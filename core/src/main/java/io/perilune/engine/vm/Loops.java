package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;

/** The {@code for} loops (manual, section 3.3.5). */
final class Loops {
    private Loops() {}

    /**
     * Checks and prepares the four registers of a numeric loop. An integer loop counts its iterations beforehand, so the
     * index never overflows.
     *
     * @return false when the body does not run at all
     */
    static boolean prepare(CallStack s, int a) {
        Object[] r = s.r;
        long[] n = s.n;
        if (r[a] == Tag.INT && r[a + 2] == Tag.INT) {
            return prepareIntegers(s, a, n[a], n[a + 2]);
        }
        double limit = number(s, a + 1, "limit");
        double step = number(s, a + 2, "step");
        double init = number(s, a, "initial value");
        if (step == 0) {
            throw Errors.runtime(s, "'for' step is zero");
        }
        if (step > 0 ? limit < init : init < limit) {
            return false;
        }
        s.setFloat(a, init);
        s.setFloat(a + 1, limit);
        s.setFloat(a + 2, step);
        s.setFloat(a + 3, init);
        return true;
    }

    private static boolean prepareIntegers(CallStack s, int a, long init, long step) {
        if (step == 0) {
            throw Errors.runtime(s, "'for' step is zero");
        }
        long limit;
        if (s.r[a + 1] == Tag.INT) {
            limit = s.n[a + 1];
        } else {
            double given = number(s, a + 1, "limit");
            if (Double.isNaN(given)) {
                return false;
            }
            // Clipping to the integers keeps the loop's meaning: no integer lies between the two.
            double rounded = step < 0 ? Math.ceil(given) : Math.floor(given);
            if (rounded >= 0x1p63) {
                if (step < 0) {
                    return false;
                }
                limit = Long.MAX_VALUE;
            } else if (rounded < -0x1p63) {
                if (step > 0) {
                    return false;
                }
                limit = Long.MIN_VALUE;
            } else {
                limit = (long) rounded;
            }
        }
        if (step > 0 ? init > limit : init < limit) {
            return false;
        }
        long count;
        if (step > 0) {
            count = step == 1 ? limit - init : Long.divideUnsigned(limit - init, step);
        } else {
            // step + 1 first: the negation of the smallest integer does not exist.
            count = Long.divideUnsigned(init - limit, -(step + 1) + 1L);
        }
        s.setInt(a + 1, count);
        s.setInt(a + 3, init);
        return true;
    }

    private static double number(CallStack s, int slot, String what) {
        Object v = s.r[slot];
        if (v == Tag.FLOAT) {
            return s.floatAt(slot);
        }
        if (v == Tag.INT) {
            return s.n[slot];
        }
        if (v instanceof ByteStr text) {
            s.vm.charge(text.length() >> 2);
            if (Numerals.parse(text) instanceof Number number) {
                return number.doubleValue();
            }
        }
        throw Errors.forLoop(s, slot, what);
    }

    /** The bottom of a float loop; true when it goes on. */
    static boolean advance(CallStack s, int a) {
        double step = s.floatAt(a + 2);
        double index = s.floatAt(a) + step;
        double limit = s.floatAt(a + 1);
        if (step > 0 ? index <= limit : limit <= index) {
            s.n[a] = Double.doubleToRawLongBits(index);
            s.setFloat(a + 3, index);
            return true;
        }
        return false;
    }

    /** One step of {@code next} as iterator, without a call; false when the arguments are not the usual ones. */
    static boolean next(CallStack s, int a, int wanted) {
        if (!(s.r[a + 1] instanceof Table t) || wanted > 2) {
            return false;
        }
        int position = s.r[a + 2] == null ? 0 : t.positionOf(s.r, s.n, a + 2);
        if (position < 0) {
            return false;
        }
        if (Iterators.advance(s, t, position, a + 4) == 0) {
            s.r[a + 4] = null;
        }
        return true;
    }

    /** One step of the iterator of {@code ipairs}, without a call; false when metamethods may be needed. */
    static boolean ipairs(CallStack s, int a, int wanted) {
        if (!(s.r[a + 1] instanceof Table t) || s.r[a + 2] != Tag.INT || wanted > 2) {
            return false;
        }
        long index = s.n[a + 2] + 1;
        if (t.load(index, s.r, s.n, a + 5)) {
            s.r[a + 4] = Tag.INT;
            s.n[a + 4] = index;
            return true;
        }
        if (t.metatable != null) {
            return false;
        }
        s.r[a + 4] = null;
        return true;
    }
}
