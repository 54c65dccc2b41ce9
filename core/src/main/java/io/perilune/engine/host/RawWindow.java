package io.perilune.engine.host;

import io.perilune.LuaArgumentException;
import io.perilune.LuaValue;
import io.perilune.engine.value.Tag;
import io.perilune.engine.vm.CallStack;

/**
 * The window of a call on the stack. The results lie behind the arguments, within the slack that every native function has, so that calls
 * back into Lua leave them alone; when the function has returned they are moved.
 *
 * <p>Invariant: {@code stack} is null unless the call is in progress.
 */
public final class RawWindow {
    public static final int MAX_RESULTS = CallStack.NATIVE_SLACK;

    /** The program's code for the calls of one function. */
    public interface Body {
        void call(RawWindow window) throws Exception;
    }

    private final State state;
    /** What the door has made of this, to be used again with it. */
    private Object handle;

    private CallStack stack;
    private int base;
    private int count;
    private int results;

    RawWindow(State state) {
        this.state = state;
    }

    void open(CallStack s, int first, int arguments) {
        stack = s;
        base = first;
        count = arguments;
        results = 0;
    }

    /** Gives the number of results. */
    int close() {
        stack = null;
        return results;
    }

    public State state() {
        return state;
    }

    public Object handle() {
        return handle;
    }

    public void handle(Object made) {
        handle = made;
    }

    private CallStack stack() {
        CallStack s = stack;
        if (s == null) {
            throw new IllegalStateException("the call is over");
        }
        return s;
    }

    public int count() {
        return count;
    }

    private Object boxed(int index) {
        if (index < 0) {
            throw new IndexOutOfBoundsException("argument " + index);
        }
        CallStack s = stack();
        return index < count ? s.get(base + index) : null;
    }

    public boolean isNil(int index) {
        return boxed(index) == null;
    }

    public boolean isInteger(int index) {
        CallStack s = stack();
        return index >= 0 && index < count && s.isInt(base + index);
    }

    public long integer(int index) {
        CallStack s = stack();
        return index >= 0 && index < count && s.isInt(base + index)
                ? s.n[base + index]
                : (Long) converted(index, long.class);
    }

    public double number(int index) {
        CallStack s = stack();
        return index >= 0 && index < count && s.r[base + index] == Tag.FLOAT
                ? s.floatAt(base + index)
                : (Double) converted(index, double.class);
    }

    public String text(int index) {
        return (String) converted(index, String.class);
    }

    public boolean isTruthy(int index) {
        Object value = boxed(index);
        return value != null && value != Boolean.FALSE;
    }

    public LuaValue value(int index) {
        return state.door().wrap(state, boxed(index));
    }

    private Object converted(int index, Class<?> type) {
        Converters all = state.converters();
        Object value = boxed(index);
        Object usual = all.usual(value, type);
        if (usual != null) {
            return usual;
        }
        try {
            return all.of(type).read(value, all, 0);
        } catch (ConversionFault e) {
            throw problem(e, index);
        }
    }

    private LuaArgumentException problem(ConversionFault e, int index) {
        return Signature.problem(e, index, count);
    }

    private int next() {
        stack();
        if (results == MAX_RESULTS) {
            throw new IllegalStateException("more than " + MAX_RESULTS + " results");
        }
        return base + count + results++;
    }

    public void result(long value) {
        int slot = next();
        stack.setInt(slot, value);
    }

    public void result(double value) {
        int slot = next();
        stack.setFloat(slot, value);
    }

    public void result(boolean value) {
        int slot = next();
        stack.setBoolean(slot, value);
    }

    /** @param value boxed, as the engine has it */
    public void resultOf(Object value) {
        int slot = next();
        stack.set(slot, value);
    }
}
