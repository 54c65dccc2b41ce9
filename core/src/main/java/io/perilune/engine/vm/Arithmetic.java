package io.perilune.engine.vm;

import io.perilune.engine.text.Numerals;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Tag;

/**
 * Arithmetic and bitwise operators in full generality (manual, sections 3.4.1 and 3.4.2). An operator is named by the number of its
 * metamethod in {@link MetaKey}.
 */
public final class Arithmetic {
    private Arithmetic() {}

    /**
     * {@code x op y} to slot {@code dest} of the stack, each operand being a slot of any arrays.
     *
     * @return true when a metamethod was called, so that frames may have changed
     */
    static boolean binary(CallStack s, int op, Object[] xr, long[] xn, int x, Object[] yr, long[] yn, int y, int dest) {
        if (raw(s, op, xr[x], xn[x], yr[y], yn[y], s.r, s.n, dest)) {
            return false;
        }
        Object left = Slots.box(xr[x], xn[x]);
        Object right = Slots.box(yr[y], yn[y]);
        Object metamethod = s.vm.metamethod(left, op);
        if (metamethod == null) {
            metamethod = s.vm.metamethod(right, op);
            if (metamethod == null) {
                throw mistake(s, op, left, xr == s.r ? x : -1, right, yr == s.r ? y : -1);
            }
        }
        Metamethods.call(s, metamethod, left, right);
        return true;
    }

    /**
     * The operation on values that need no metamethod.
     *
     * @return false when an operand has no usable value; nothing was stored then
     */
    public static boolean raw(
            CallStack s, int op, Object xt, long xb, Object yt, long yb, Object[] r, long[] n, int dest) {
        if (op >= MetaKey.BAND && op <= MetaKey.SHR) {
            return bitwise(op, xt, xb, yt, yb, r, n, dest);
        }
        if (xt == Tag.INT && yt == Tag.INT && op != MetaKey.DIV && op != MetaKey.POW) {
            n[dest] = integers(s, op, xb, yb);
            r[dest] = Tag.INT;
            return true;
        }
        double a;
        double b;
        if (xt == Tag.FLOAT) {
            a = Double.longBitsToDouble(xb);
        } else if (xt == Tag.INT) {
            a = xb;
        } else {
            return false;
        }
        if (yt == Tag.FLOAT) {
            b = Double.longBitsToDouble(yb);
        } else if (yt == Tag.INT) {
            b = yb;
        } else {
            return false;
        }
        n[dest] = Double.doubleToRawLongBits(floats(op, a, b));
        r[dest] = Tag.FLOAT;
        return true;
    }

    /**
     * The interpreter's way to the less frequent operators: two numbers and no mistake, else false and nothing stored.
     *
     * @param operator counted from addition, in the order of the instructions
     */
    static boolean numbers(int operator, Object xt, long xb, Object yt, long yb, Object[] r, long[] n, int dest) {
        int op = operator + MetaKey.ADD;
        if (xt == Tag.INT && yt == Tag.INT && op != MetaKey.DIV && op != MetaKey.POW) {
            long result;
            switch (op) {
                case MetaKey.SUB:
                    result = xb - yb;
                    break;
                case MetaKey.MOD:
                    if (yb == 0) {
                        return false;
                    }
                    result = Math.floorMod(xb, yb);
                    break;
                case MetaKey.IDIV:
                    if (yb == 0) {
                        return false;
                    }
                    result = Math.floorDiv(xb, yb);
                    break;
                default:
                    if (op < MetaKey.BAND) {
                        return false;
                    }
                    result = bits(op, xb, yb);
                    break;
            }
            n[dest] = result;
            if (r[dest] != Tag.INT) {
                r[dest] = Tag.INT;
            }
            return true;
        }
        if (op >= MetaKey.BAND) {
            return false;
        }
        double a = xt == Tag.FLOAT ? Double.longBitsToDouble(xb) : xb;
        double b = yt == Tag.FLOAT ? Double.longBitsToDouble(yb) : yb;
        if (xt != Tag.FLOAT && xt != Tag.INT || yt != Tag.FLOAT && yt != Tag.INT) {
            return false;
        }
        n[dest] = Double.doubleToRawLongBits(floats(op, a, b));
        r[dest] = Tag.FLOAT;
        return true;
    }

    private static long integers(CallStack s, int op, long a, long b) {
        switch (op) {
            case MetaKey.ADD:
                return a + b;
            case MetaKey.SUB:
                return a - b;
            case MetaKey.MUL:
                return a * b;
            case MetaKey.MOD:
                if (b == 0) {
                    throw Errors.runtime(s, "attempt to perform 'n%0'");
                }
                return Math.floorMod(a, b);
            default:
                if (b == 0) {
                    throw Errors.runtime(s, "attempt to divide by zero");
                }
                return Math.floorDiv(a, b);
        }
    }

    private static double floats(int op, double a, double b) {
        switch (op) {
            case MetaKey.ADD:
                return a + b;
            case MetaKey.SUB:
                return a - b;
            case MetaKey.MUL:
                return a * b;
            case MetaKey.DIV:
                return a / b;
            case MetaKey.MOD:
                return modulo(a, b);
            case MetaKey.POW:
                return power(a, b);
            default:
                return Math.floor(a / b);
        }
    }

    /** The remainder with the sign of the divisor; an infinite divisor leaves operands of its own sign alone. */
    static double modulo(double a, double b) {
        double m = a % b;
        if (m > 0 ? b < 0 : m < 0 && b > 0) {
            m += b;
        }
        return m;
    }

    /** C's pow: unlike Java's, 1 to any power and -1 to an infinite one are 1. */
    static double power(double a, double b) {
        if (b == 2) {
            return a * a;
        }
        if (a == 1 || a == -1 && Double.isInfinite(b)) {
            return 1;
        }
        return b == 0.5 && a > 0 && a <= Double.MAX_VALUE ? Math.sqrt(a) : Math.pow(a, b);
    }

    private static boolean bitwise(int op, Object xt, long xb, Object yt, long yb, Object[] r, long[] n, int dest) {
        if (xt != Tag.INT) {
            Long converted = toInteger(xt, xb);
            if (converted == null) {
                return false;
            }
            xb = converted;
        }
        if (yt != Tag.INT) {
            Long converted = toInteger(yt, yb);
            if (converted == null) {
                return false;
            }
            yb = converted;
        }
        n[dest] = bits(op, xb, yb);
        r[dest] = Tag.INT;
        return true;
    }

    private static long bits(int op, long a, long b) {
        switch (op) {
            case MetaKey.BAND:
                return a & b;
            case MetaKey.BOR:
                return a | b;
            case MetaKey.BXOR:
                return a ^ b;
            case MetaKey.SHL:
                return shiftLeft(a, b);
            default:
                return b == Long.MIN_VALUE ? 0 : shiftLeft(a, -b);
        }
    }

    /** Shifts by 64 and more give 0, negative shifts go right. */
    static long shiftLeft(long x, long by) {
        if (by >= 0) {
            return by >= 64 ? 0 : x << by;
        }
        return by <= -64 ? 0 : x >>> -by;
    }

    /** The integer that a number equals, or null; strings are no numbers to the bitwise operators. */
    static Long toInteger(Object tag, long bits) {
        if (tag == Tag.INT) {
            return bits;
        }
        if (tag == Tag.FLOAT) {
            return Numerals.floatToInteger(Double.longBitsToDouble(bits));
        }
        return null;
    }

    /** {@code R[x] op R[y]} where one of the two is a scratch slot that holds an immediate operand. */
    static boolean immediate(CallStack s, int op, int x, int y, int dest) {
        return binary(s, op, s.r, s.n, x, s.r, s.n, y, dest);
    }

    /** {@code -R[b]} or {@code ~R[b]}. */
    static boolean unary(CallStack s, int op, int b, int dest) {
        Object tag = s.r[b];
        if (op == MetaKey.UNM) {
            if (tag == Tag.INT) {
                s.setInt(dest, -s.n[b]);
                return false;
            }
            if (tag == Tag.FLOAT) {
                s.setFloat(dest, -s.floatAt(b));
                return false;
            }
        } else {
            Long value = toInteger(tag, s.n[b]);
            if (value != null) {
                s.setInt(dest, ~value);
                return false;
            }
        }
        Object operand = s.get(b);
        Object metamethod = s.vm.metamethod(operand, op);
        if (metamethod == null) {
            throw mistake(s, op, operand, b, operand, b);
        }
        Metamethods.call(s, metamethod, operand, operand);
        return true;
    }

    private static ScriptError mistake(CallStack s, int op, Object left, int x, Object right, int y) {
        boolean bitwise = op >= MetaKey.BAND && op <= MetaKey.SHR || op == MetaKey.BNOT;
        if (bitwise && left instanceof Number && right instanceof Number) {
            int culprit = left instanceof Double d && Numerals.floatToInteger(d) == null ? x : y;
            return Errors.runtime(
                    s, "number" + Errors.variable(s.frame, culprit - s.frame.base) + " has no integer representation");
        }
        boolean second = left instanceof Number;
        return Errors.operand(
                s,
                second ? right : left,
                second ? y : x,
                bitwise ? "perform bitwise operation on" : "perform arithmetic on");
    }
}
