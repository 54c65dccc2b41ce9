package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Numerals;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.Signal;

/** The library {@code math}, with the functions that the reference keeps for compatibility. */
final class MathLib extends NativeFunction {
    private static final int ABS = 0;
    private static final int ACOS = 1;
    private static final int ASIN = 2;
    private static final int ATAN = 3;
    private static final int CEIL = 4;
    private static final int COS = 5;
    private static final int COSH = 6;
    private static final int DEG = 7;
    private static final int EXP = 8;
    private static final int FLOOR = 9;
    private static final int FMOD = 10;
    private static final int FREXP = 11;
    private static final int LDEXP = 12;
    private static final int LOG = 13;
    private static final int LOG10 = 14;
    private static final int MAX = 15;
    private static final int MIN = 16;
    private static final int MODF = 17;
    private static final int POW = 18;
    private static final int RAD = 19;
    private static final int RANDOM = 20;
    private static final int RANDOMSEED = 21;
    private static final int SIN = 22;
    private static final int SINH = 23;
    private static final int SQRT = 24;
    private static final int TAN = 25;
    private static final int TANH = 26;
    private static final int TOINTEGER = 27;
    private static final int TYPE = 28;
    private static final int ULT = 29;

    /** In the order of the numbers above. */
    private static final String[] NAMES = {
        "abs",
        "acos",
        "asin",
        "atan",
        "ceil",
        "cos",
        "cosh",
        "deg",
        "exp",
        "floor",
        "fmod",
        "frexp",
        "ldexp",
        "log",
        "log10",
        "max",
        "min",
        "modf",
        "pow",
        "rad",
        "random",
        "randomseed",
        "sin",
        "sinh",
        "sqrt",
        "tan",
        "tanh",
        "tointeger",
        "type",
        "ult"
    };

    static final NativeFunction[] FUNCTIONS = functions();
    static final Table TEMPLATE = template();

    private static final double DEGREES = 180.0 / Math.PI;
    private static final double RADIANS = Math.PI / 180.0;
    private static final double LN_2 = Math.log(2);

    private static final ByteStr INTEGER_NAME = ByteStr.of("integer");
    private static final ByteStr FLOAT_NAME = ByteStr.of("float");

    /** Under which a VM keeps its random generator. */
    private static final Object RANDOM_KEY = "math.random";

    private final int id;

    private MathLib(int id) {
        super(NAMES[id]);
        this.id = id;
    }

    private static NativeFunction[] functions() {
        NativeFunction[] all = new NativeFunction[NAMES.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = new MathLib(i);
        }
        return all;
    }

    private static Table template() {
        Table template = Libraries.template(FUNCTIONS);
        template.put(ByteStr.of("atan2"), FUNCTIONS[ATAN]);
        template.put(ByteStr.of("pi"), Math.PI);
        template.put(ByteStr.of("huge"), Double.POSITIVE_INFINITY);
        template.put(ByteStr.of("maxinteger"), Long.MAX_VALUE);
        template.put(ByteStr.of("mininteger"), Long.MIN_VALUE);
        return template;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public String intrinsic() {
        return "math." + name();
    }

    @Override
    public int call(CallStack s, int base, int count) {
        switch (id) {
            case ABS:
                return abs(s, base, count);
            case CEIL:
                return ceil(s, base, count);
            case FLOOR:
                return floor(s, base, count);
            case FMOD:
                return fmod(s, base, count);
            case FREXP:
                return frexp(s, base, count);
            case LDEXP:
                return ldexp(s, base, count);
            case MAX:
                return extreme(s, base, count, true);
            case MIN:
                return extreme(s, base, count, false);
            case MODF:
                return modf(s, base, count);
            case RANDOM:
                return random(s, base, count);
            case RANDOMSEED:
                return randomseed(s, base, count);
            case TOINTEGER:
                return tointeger(s, base, count);
            case TYPE:
                return type(s, base, count);
            case ULT:
                return s.returnBoolean(
                        base,
                        Long.compareUnsigned(Args.checkInteger(s, base, count, 1), Args.checkInteger(s, base, count, 2))
                                < 0);
            default:
                return s.returnFloat(base, evaluate(s, base, count, Args.checkNumber(s, base, count, 1)));
        }
    }

    @Override
    public boolean isQuick() {
        return id == RANDOM || id == SIN || id == COS || id == EXP || id == SQRT || id == CEIL || id == TOINTEGER;
    }

    @Override
    public Object quick(CallStack s, int count, Object x, long xBits, Object y, long yBits, Object z, long zBits) {
        if (id == RANDOM) {
            return quickRandom(s, count, x, xBits, y, yBits);
        }
        if (count != 1 || x != Tag.FLOAT) {
            return count == 1 && x == Tag.INT && (id == CEIL || id == TOINTEGER) ? s.quickInt(xBits) : Signal.LEFT;
        }
        double value = Double.longBitsToDouble(xBits);
        switch (id) {
            case SIN:
                return s.quickValue(Tag.FLOAT, Double.doubleToRawLongBits(Math.sin(value)));
            case COS:
                return s.quickValue(Tag.FLOAT, Double.doubleToRawLongBits(Math.cos(value)));
            case EXP:
                return s.quickValue(Tag.FLOAT, Double.doubleToRawLongBits(Math.exp(value)));
            case CEIL:
                double up = Math.ceil(value);
                return up >= -0x1p62 && up <= 0x1p62 ? s.quickInt((long) up) : Signal.LEFT;
            default:
                return Signal.LEFT;
        }
    }

    private static Object quickRandom(CallStack s, int count, Object x, long xBits, Object y, long yBits) {
        long low = count == 2 ? xBits : 1;
        long high = count == 2 ? yBits : xBits;
        if (count > 2 || count >= 1 && x != Tag.INT || count == 2 && y != Tag.INT || count >= 1 && low > high) {
            return Signal.LEFT;
        }
        RandomSource source = source(s);
        long bits = source.next();
        if (count == 0) {
            return s.quickValue(Tag.FLOAT, Double.doubleToRawLongBits(RandomSource.toFloat(bits)));
        }
        return s.quickInt(low + source.project(bits, high - low));
    }

    /** The functions from floats to floats. */
    private double evaluate(CallStack s, int base, int count, double x) {
        switch (id) {
            case SQRT:
                return Math.sqrt(x);
            case SIN:
                return Math.sin(x);
            case COS:
                return Math.cos(x);
            case TAN:
                return Math.tan(x);
            case ASIN:
                return Math.asin(x);
            case ACOS:
                return Math.acos(x);
            case ATAN:
                return Math.atan2(x, Args.optNumber(s, base, count, 2, 1));
            case EXP:
                return Math.exp(x);
            case LOG:
                return Args.isNoneOrNil(s, base, count, 2)
                        ? Math.log(x)
                        : logarithm(x, Args.checkNumber(s, base, count, 2));
            case LOG10:
                return Math.log10(x);
            case POW:
                return power(x, Args.checkNumber(s, base, count, 2));
            case DEG:
                return x * DEGREES;
            case RAD:
                return x * RADIANS;
            case COSH:
                return Math.cosh(x);
            case SINH:
                return Math.sinh(x);
            case TANH:
                return Math.tanh(x);
            default:
                throw new IllegalStateException(name());
        }
    }

    /** As in C, where 1 to any power and -1 to an infinite one are 1. */
    private static double power(double x, double y) {
        return x == 1 || x == -1 && Double.isInfinite(y) ? 1 : Math.pow(x, y);
    }

    private static double logarithm(double x, double base) {
        if (base == 2) {
            return binaryLogarithm(x);
        }
        return base == 10 ? Math.log10(x) : Math.log(x) / Math.log(base);
    }

    /** Exact for powers of two, which a quotient of natural logarithms is not. */
    private static double binaryLogarithm(double x) {
        if (!(x > 0) || Double.isInfinite(x)) {
            return Math.log(x);
        }
        double normal = x < Double.MIN_NORMAL ? x * 0x1p54 : x;
        int exponent = Math.getExponent(normal);
        double fraction = Math.scalb(normal, -exponent);
        if (fraction > 1.5) {
            // Close to 1 from either side, so that the sum below cancels nothing.
            fraction /= 2;
            exponent++;
        }
        return (x < Double.MIN_NORMAL ? exponent - 54 : exponent) + Math.log(fraction) / LN_2;
    }

    private static int abs(CallStack s, int base, int count) {
        if (count > 0 && s.isInt(base)) {
            return s.returnInt(base, Math.abs(s.n[base]));
        }
        return s.returnFloat(base, Math.abs(Args.checkNumber(s, base, count, 1)));
    }

    private static int floor(CallStack s, int base, int count) {
        if (count > 0 && s.isInt(base)) {
            return s.returnInt(base, s.n[base]);
        }
        return returnWhole(s, base, Math.floor(Args.checkNumber(s, base, count, 1)));
    }

    private static int ceil(CallStack s, int base, int count) {
        if (count > 0 && s.isInt(base)) {
            return s.returnInt(base, s.n[base]);
        }
        return returnWhole(s, base, Math.ceil(Args.checkNumber(s, base, count, 1)));
    }

    /** A float without fraction: as an integer when it is in range. */
    private static int returnWhole(CallStack s, int base, double whole) {
        return Numerals.isInteger(whole) ? s.returnInt(base, (long) whole) : s.returnFloat(base, whole);
    }

    private static int fmod(CallStack s, int base, int count) {
        if (count >= 2 && s.isInt(base) && s.isInt(base + 1)) {
            long divisor = s.n[base + 1];
            Args.check(s, divisor != 0, 2, "zero");
            return s.returnInt(base, s.n[base] % divisor);
        }
        // The last argument is looked at first, as in the reference when compiled by the usual compilers.
        double divisor = Args.checkNumber(s, base, count, 2);
        return s.returnFloat(base, Args.checkNumber(s, base, count, 1) % divisor);
    }

    private static int modf(CallStack s, int base, int count) {
        if (count > 0 && s.isInt(base)) {
            long whole = s.n[base];
            s.setFloat(base, 0);
            s.setInt(base - 1, whole);
            return 2;
        }
        double x = Args.checkNumber(s, base, count, 1);
        double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
        // The test is for infinities, whose difference to themselves is no number.
        s.setFloat(base, x == whole ? 0 : x - whole);
        returnWhole(s, base, whole);
        return 2;
    }

    private static int frexp(CallStack s, int base, int count) {
        double x = Args.checkNumber(s, base, count, 1);
        double fraction = x;
        int exponent = 0;
        if (x != 0 && Math.abs(x) <= Double.MAX_VALUE) {
            boolean subnormal = Math.abs(x) < Double.MIN_NORMAL;
            double normal = subnormal ? x * 0x1p54 : x;
            exponent = Math.getExponent(normal) + 1;
            fraction = Math.scalb(normal, -exponent);
            exponent -= subnormal ? 54 : 0;
        }
        s.setFloat(base - 1, fraction);
        s.setInt(base, exponent);
        return 2;
    }

    private static int ldexp(CallStack s, int base, int count) {
        double x = Args.checkNumber(s, base, count, 1);
        return s.returnFloat(base, Math.scalb(x, (int) Args.checkInteger(s, base, count, 2)));
    }

    private static int extreme(CallStack s, int base, int count, boolean largest) {
        Args.check(s, count >= 1, 1, "value expected");
        Object[] r = s.r;
        long[] n = s.n;
        int best = base;
        for (int i = base + 1; i < base + count; i++) {
            if ((i & 63) == 0) {
                s.vm.charge(64);
            }
            int left = largest ? best : i;
            int right = largest ? i : best;
            if (r[left] == Tag.INT && r[right] == Tag.INT) {
                if (n[left] < n[right]) {
                    best = i;
                }
            } else if (s.isNumber(left) && s.isNumber(right)) {
                if (lessMixed(s, left, right)) {
                    best = i;
                }
            } else {
                // Strings, values with __lt, and the complaint about all others.
                s.setObject(base - 1, s.vm.prelude.function(largest ? "math.max" : "math.min"));
                return s.tailCall(count);
            }
        }
        return s.returnSlots(base, best, 1);
    }

    private static boolean lessMixed(CallStack s, int left, int right) {
        if (s.isInt(left)) {
            return Numerals.ltIntFloat(s.n[left], s.floatAt(right));
        }
        return s.isInt(right) ? Numerals.ltFloatInt(s.floatAt(left), s.n[right]) : s.floatAt(left) < s.floatAt(right);
    }

    private static int tointeger(CallStack s, int base, int count) {
        if (count == 0) {
            Args.checkAny(s, base, count, 1);
        }
        return s.returnBoxed(base, Args.toInteger(s, base));
    }

    private static int type(CallStack s, int base, int count) {
        Args.checkAny(s, base, count, 1);
        Object v = s.r[base];
        return s.returnObject(base, v == Tag.INT ? INTEGER_NAME : v == Tag.FLOAT ? FLOAT_NAME : null);
    }

    // Random numbers.

    private static RandomSource source(CallStack s) {
        RandomSource source = (RandomSource) s.vm.kept(RANDOM_KEY);
        if (source == null) {
            source = RandomSource.unforeseen();
            s.vm.keep(RANDOM_KEY, source);
        }
        return source;
    }

    private static int random(CallStack s, int base, int count) {
        RandomSource source = source(s);
        long bits = source.next();
        long low = 1;
        long high;
        switch (count) {
            case 0:
                return s.returnFloat(base, RandomSource.toFloat(bits));
            case 1:
                high = Args.checkInteger(s, base, count, 1);
                if (high == 0) {
                    return s.returnInt(base, bits);
                }
                break;
            case 2:
                low = Args.checkInteger(s, base, count, 1);
                high = Args.checkInteger(s, base, count, 2);
                break;
            default:
                throw Errors.fromNative(s, "wrong number of arguments");
        }
        Args.check(s, low <= high, 1, "interval is empty");
        return s.returnInt(base, low + source.project(bits, high - low));
    }

    private static int randomseed(CallStack s, int base, int count) {
        long seed1;
        long seed2;
        if (count == 0) {
            seed1 = RandomSource.unforeseenSeed();
            seed2 = RandomSource.unforeseenSeed();
        } else {
            seed1 = Args.checkInteger(s, base, count, 1);
            seed2 = Args.optInteger(s, base, count, 2, 0);
        }
        source(s).seed(seed1, seed2);
        s.setInt(base - 1, seed1);
        s.setInt(base, seed2);
        return 2;
    }
}
