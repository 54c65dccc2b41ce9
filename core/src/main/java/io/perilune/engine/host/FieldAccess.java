package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Callable;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Types;

/**
 * {@code __index} and {@code __newindex} of a Java class with computed fields. Reading looks for a field, a method or constant, then
 * asks the class's own metamethod; what nobody knows is nil, or an error in a strict type. Writing an unknown field is an error.
 */
final class FieldAccess extends NativeFunction {
    private final Binding binding;
    /** The class's own metamethod, a function or a table; or null. */
    private final Object otherwise;

    private final boolean writes;
    private final State state;

    FieldAccess(Binding binding, Object otherwise, boolean writes, State state) {
        super(writes ? "__newindex" : "__index");
        this.binding = binding;
        this.otherwise = otherwise;
        this.writes = writes;
        this.state = state;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        s.ensure(base + 3);
        ByteStr name = s.r[base + 1] instanceof ByteStr text ? text : null;
        if (!writes && name != null) {
            // No name is both a member and a computed field, and calls of methods are what scripts do most.
            Object member = binding.members.get(name);
            if (member != null) {
                return s.returnBoxed(base, member);
            }
        }
        Binding.Field field = name == null ? null : binding.fields.get(name);
        if (writes) {
            return write(s, base, count, field);
        }
        if (field != null && field.property().getter() != null) {
            return read(s, base, count, field);
        }
        if (otherwise != null) {
            return askOther(s, base, count);
        }
        if (binding.strict) {
            throw unknown(s, base, "no field");
        }
        return s.returnObject(base, null);
    }

    private int askOther(CallStack s, int base, int count) {
        if (otherwise instanceof Callable) {
            s.setObject(base - 1, otherwise);
        } else {
            s.setObject(base - 1, writes ? Operation.ASSIGN : Operation.INDEX);
            s.setObject(base, otherwise);
        }
        return s.tailCall(count);
    }

    /** What the functions of a field are given. */
    private Object self(CallStack s, int base, int count, Binding.Field field) {
        Object self = MethodFunction.receiver(s, base, count, field.owner(), binding.name);
        return field.property().ofHandle() ? state.door().wrap(state, s.r[base]) : self;
    }

    private int read(CallStack s, int base, int count, Binding.Field field) {
        Object value;
        try {
            Object self = self(s, base, count, field);
            value = field.property().getter().call(new Object[] {self});
        } catch (Exception e) {
            throw HostErrors.raise(s, state, e);
        }
        s.vm.meter.rethrow();
        return Results.deliver(s, base, value, state);
    }

    private int write(CallStack s, int base, int count, Binding.Field field) {
        if (field == null || field.property().setter() == null) {
            if (otherwise != null) {
                return askOther(s, base, count);
            }
            boolean known = field != null || s.r[base + 1] instanceof ByteStr name && binding.members.get(name) != null;
            throw unknown(s, base, known ? "cannot set field" : "no field");
        }
        try {
            Object self = self(s, base, count, field);
            Object value = field.value().single(count > 2 ? s.get(base + 2) : null);
            field.property().setter().call(new Object[] {self, value});
        } catch (ConversionFault e) {
            throw Errors.fromNative(
                    s,
                    "bad value for field '" + field.property().name() + "' of " + binding.name + " (" + e.getMessage()
                            + ")");
        } catch (Exception e) {
            throw HostErrors.raise(s, state, e);
        }
        s.vm.meter.rethrow();
        return 0;
    }

    private ScriptError unknown(CallStack s, int base, String problem) {
        Object key = s.get(base + 1);
        String shown = key instanceof ByteStr text
                ? text.escaped()
                : Types.textOfReference(s.vm, key).escaped();
        return Errors.fromNative(s, problem + " '" + shown + "' of " + binding.name);
    }
}
