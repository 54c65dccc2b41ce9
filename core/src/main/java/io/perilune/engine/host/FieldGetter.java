package io.perilune.engine.host;

import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.NativeFunction;

/** Computes one field of the objects of a Java class; called as {@code __index} is. */
final class FieldGetter extends NativeFunction {
    private final Binding binding;
    private final Binding.Field field;
    private final State state;

    FieldGetter(Binding binding, Binding.Field field, State state) {
        super("__index");
        this.binding = binding;
        this.field = field;
        this.state = state;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        Object value;
        try {
            Object self = field.self(s, base, count, binding.name, state);
            value = field.getter().call(self);
        } catch (Exception e) {
            throw HostErrors.raise(s, state, e);
        }
        s.vm.meter.rethrow();
        return Results.deliver(s, base, value, state);
    }
}
