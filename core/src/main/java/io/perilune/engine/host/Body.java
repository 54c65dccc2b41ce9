package io.perilune.engine.host;

import io.perilune.JavaFunction;
import io.perilune.engine.vm.CallStack;

/**
 * The program's code behind a function of Lua, with the signature by which it is called. Short lists of parameters go to it without an
 * array.
 */
final class Body {
    private static final int ANY = -1;

    final Signature signature;
    private final JavaFunction.OfAll all;
    /** How many parameters the code has, the object of a method among them; below zero when it takes an array. */
    private final int arity;

    private final JavaFunction.Of0 none;
    private final JavaFunction.Of1<Object> one;
    private final JavaFunction.Of2<Object, Object> two;
    private final JavaFunction.Of3<Object, Object, Object> three;

    /** @param before how many parameters come before those of the signature: one for a method */
    Body(Signature signature, JavaFunction.OfAll all, int before) {
        this.signature = signature;
        this.all = all;
        none = all instanceof FixedArity.None f ? f.body() : null;
        one = all instanceof FixedArity.One f ? f.body() : null;
        two = all instanceof FixedArity.Two f ? f.body() : null;
        three = all instanceof FixedArity.Three f ? f.body() : null;
        int fixed = none != null ? 0 : one != null ? 1 : two != null ? 2 : three != null ? 3 : ANY;
        arity = signature.isSimple() && signature.size() + before == fixed ? fixed : ANY;
    }

    /** Calls a function with the arguments in the window of the call. */
    Object call(CallStack s, int base, int count) throws Exception {
        switch (arity) {
            case 0:
                return none.call();
            case 1:
                return one.call(signature.argument(s, base, count, 0, 0));
            case 2: {
                Object first = signature.argument(s, base, count, 0, 0);
                return two.call(first, signature.argument(s, base, count, 1, 1));
            }
            case 3: {
                Object first = signature.argument(s, base, count, 0, 0);
                Object second = signature.argument(s, base, count, 1, 1);
                return three.call(first, second, signature.argument(s, base, count, 2, 2));
            }
            default:
                return all.call(signature.read(s, base, count, null));
        }
    }

    /** Calls with what {@link Signature#read} has given. */
    Object call(Object[] arguments) throws Exception {
        return all.call(arguments);
    }

    /** Calls a getter. */
    Object call(Object self) throws Exception {
        return one != null ? one.call(self) : all.call(new Object[] {self});
    }

    /** Calls a setter with a value that has been converted. */
    Object call(Object self, Object value) throws Exception {
        return two != null ? two.call(self, value) : all.call(new Object[] {self, value});
    }

    /** Calls a method; its object is the first argument in the window. */
    Object call(CallStack s, int base, int count, Object self) throws Exception {
        switch (arity) {
            case 1:
                return one.call(self);
            case 2:
                return two.call(self, signature.argument(s, base, count, 1, 0));
            case 3: {
                Object first = signature.argument(s, base, count, 1, 0);
                return three.call(self, first, signature.argument(s, base, count, 2, 1));
            }
            default:
                return all.call(signature.read(s, base, count, self));
        }
    }
}
