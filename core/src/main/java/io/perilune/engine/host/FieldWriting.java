package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;

/**
 * {@code __newindex} of a Java class: sets a computed field, or asks the class's own metamethod. Writing what nobody knows is an
 * error.
 */
final class FieldWriting extends NativeFunction {
    private final Binding binding;
    /** The class's own metamethod, a function or a table; or null. */
    private final Object otherwise;

    private final State state;

    FieldWriting(Binding binding, Object otherwise, State state) {
        super("__newindex");
        this.binding = binding;
        this.otherwise = otherwise;
        this.state = state;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        s.ensure(base + 3);
        Binding.Field field = s.r[base + 1] instanceof ByteStr name ? binding.fields.get(name) : null;
        if (field == null || field.setter() == null) {
            if (otherwise != null) {
                return Binding.askOther(s, base, count, otherwise, Operation.ASSIGN);
            }
            boolean known = field != null || s.r[base + 1] instanceof ByteStr name && binding.members.get(name) != null;
            throw Errors.fromNative(s, (known ? "cannot set field " : "no field ") + binding.shown(s, base));
        }
        try {
            Object self = field.self(s, base, count, binding.name, state);
            field.setter().call(self, field.setter().signature.single(count > 2 ? s.get(base + 2) : null));
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
}
