package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.Types;

/** A metamethod that every object of a suitable Java class has: printing, order, closing. */
final class ObjectMetamethod extends NativeFunction {
    private final int event;
    private final Class<?> type;
    private final String typeName;
    private final State state;

    ObjectMetamethod(int event, Class<?> type, String typeName, State state) {
        super(MetaKey.NAMES[event].toString());
        this.event = event;
        this.type = type;
        this.typeName = typeName;
        this.state = state;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        try {
            return answer(s, base, count);
        } catch (Exception e) {
            throw HostErrors.raise(s, state, e);
        }
    }

    private int answer(CallStack s, int base, int count) throws Exception {
        if (event == MetaKey.LT || event == MetaKey.LE) {
            int order = compare(s, base, count);
            return s.returnBoolean(base, event == MetaKey.LT ? order < 0 : order <= 0);
        }
        Object object = MethodFunction.receiver(s, base, count, type, typeName);
        if (event == MetaKey.CLOSE && state.objects().owns((HostObject) s.r[base])) {
            state.objects().ownership().close((HostObject) s.r[base]);
            return 0;
        }
        if (event == MetaKey.CLOSE) {
            ((AutoCloseable) object).close();
            return 0;
        }
        String text = object.toString();
        return s.returnObject(base, text == null ? Types.textOfReference(s.vm, s.r[base]) : ByteStr.ofEscaped(text));
    }

    @SuppressWarnings("unchecked") // a class that does not take the other one says so itself
    private int compare(CallStack s, int base, int count) {
        if (count > 1 && s.r[base] instanceof HostObject a && s.r[base + 1] instanceof HostObject b) {
            return ((Comparable<Object>) a.object()).compareTo(b.object());
        }
        throw Errors.fromNative(
                s,
                "attempt to compare " + Types.nameForMessages(s.vm, s.r[base]) + " with "
                        + Types.nameForMessages(s.vm, s.r[base + 1]));
    }
}
