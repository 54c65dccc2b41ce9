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
    /** The class's own metamethod, or null. */
    private final Callable otherwise;

    private final boolean writes;
    private final State state;

    FieldAccess(Binding binding, Object otherwise, boolean writes, State state) {
        super(writes ? "__newindex" : "__index");
        this.binding = binding;
        this.otherwise = (Callable) otherwise;
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
            s.setObject(base - 1, otherwise);
            return s.tailCall(count);
        }
        if (binding.strict) {
            throw unknown(s, base, "no field");
        }
        return s.returnObject(base, null);
    }

    private int read(CallStack s, int base, int count, Binding.Field field) {
        Object value;
        try {
            Object self = MethodFunction.receiver(s, base, count, field.owner(), binding.name);
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
                s.setObject(base - 1, otherwise);
                return s.tailCall(count);
            }
            boolean known = field != null || s.r[base + 1] instanceof ByteStr name && binding.members.get(name) != null;
            throw unknown(s, base, known ? "cannot set field" : "no field");
        }
        try {
            Object self = MethodFunction.receiver(s, base, count, field.owner(), binding.name);
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
