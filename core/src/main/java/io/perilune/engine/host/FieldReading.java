package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.MemberIndex;
import io.perilune.engine.vm.NativeFunction;

/**
 * {@code __index} of a Java class with computed fields: looks for a method or constant, then for a field, then asks the class's own
 * metamethod. What nobody knows is nil, or an error in a strict type.
 */
final class FieldReading extends MemberIndex {
    private final Binding binding;
    /** The class's own metamethod, a function or a table; or null. */
    private final Object otherwise;

    FieldReading(Binding binding, Object otherwise) {
        super("__index", binding.members, binding.getters);
        this.binding = binding;
        this.otherwise = otherwise;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        s.ensure(base + 3);
        if (s.r[base + 1] instanceof ByteStr name) {
            Object member = members.get(name);
            if (member != null) {
                return s.returnBoxed(base, member);
            }
            if (getters.get(name) instanceof NativeFunction getter) {
                return getter.call(s, base, count);
            }
        }
        if (otherwise != null) {
            return Binding.askOther(s, base, count, otherwise, Operation.INDEX);
        }
        if (binding.strict) {
            throw Errors.fromNative(s, "no field " + binding.shown(s, base));
        }
        return s.returnObject(base, null);
    }
}
