package io.perilune.engine.host;

import io.perilune.JavaFunction;
import io.perilune.engine.value.Userdata;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Types;

/** A method, static function or metamethod of a Java class. */
final class MethodFunction extends NativeFunction {
    private final String typeName;
    /** The class of the object that comes first; null for static functions. */
    private final Class<?> self;

    private final Signature signature;
    private final JavaFunction.OfAll body;
    private final State state;

    MethodFunction(
            String name, String typeName, Class<?> self, Signature signature, JavaFunction.OfAll body, State state) {
        super(name);
        this.typeName = typeName;
        this.self = self;
        this.signature = signature;
        this.body = body;
        this.state = state;
    }

    boolean isStatic() {
        return self == null;
    }

    Signature signature() {
        return signature;
    }

    /** How many arguments come before those of the signature. */
    int before() {
        return self == null ? 0 : 1;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        Object result;
        state.hostBegins(name());
        try {
            Object object = self == null ? null : receiver(s, base, count, self, typeName);
            Object[] arguments = signature.read(s, base, count, object);
            result = body.call(arguments);
        } catch (Exception e) {
            throw HostErrors.raise(s, state, e);
        } finally {
            state.hostEnds();
        }
        s.vm.meter.rethrow();
        return Results.deliver(s, base, result, state);
    }

    /** The object of a method, which is its first argument. */
    static Object receiver(CallStack s, int base, int count, Class<?> type, String typeName) {
        if (count > 0 && s.r[base] instanceof HostObject o) {
            Object object = o.object();
            if (type.isInstance(object)) {
                return object;
            }
        }
        throw badReceiver(s, base, count, typeName);
    }

    private static ScriptError badReceiver(CallStack s, int base, int count, String typeName) {
        String got = count == 0
                ? "no value"
                : s.r[base] instanceof Userdata u && s.vm.metatableOf(u) == null
                        ? "userdata"
                        : Types.nameForMessages(s.vm, s.r[base]);
        return Errors.argument(s, 1, typeName + " expected, got " + got);
    }
}
