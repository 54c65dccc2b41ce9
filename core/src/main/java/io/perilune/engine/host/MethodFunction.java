package io.perilune.engine.host;

import io.perilune.JavaFunction;
import io.perilune.engine.value.Userdata;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Types;

/** A method, static function or metamethod of a Java class. */
final class MethodFunction extends ProgramFunction {
    private final String typeName;
    /** The class of the object that comes first; null for static functions. */
    private final Class<?> self;

    private final Body body;
    /** Whether the object is gone for scripts once this is called. */
    private final boolean consumes;

    MethodFunction(
            String name,
            String typeName,
            Class<?> self,
            Signature signature,
            JavaFunction.OfAll body,
            boolean consumes,
            State state) {
        super(name, state);
        this.typeName = typeName;
        this.self = self;
        this.body = new Body(signature, body, self == null ? 0 : 1);
        this.consumes = consumes;
    }

    boolean isStatic() {
        return self == null;
    }

    Signature signature() {
        return body.signature;
    }

    /** How many arguments come before those of the signature. */
    int before() {
        return self == null ? 0 : 1;
    }

    @Override
    Object run(CallStack s, int base, int count) throws Exception {
        if (self == null) {
            return body.call(s, base, count);
        }
        Object object = receiver(s, base, count, self, typeName);
        if (!consumes) {
            return body.call(s, base, count, object);
        }
        Object[] arguments = body.signature.read(s, base, count, object);
        state.objects()
                .ownership()
                .consumed((HostObject) s.r[base], "was consumed by '" + typeName + "." + name() + "'");
        return body.call(arguments);
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
