package io.perilune;

import io.perilune.engine.host.Conversions;
import io.perilune.engine.host.State;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Termination;
import java.util.Arrays;

/** The door's inner side: between Java values and door values here, and the engine's boxed values there. */
final class Handles {
    private Handles() {}

    static LuaValue wrap(State state, Object engineValue) {
        if (engineValue == null) {
            return LuaNil.NIL;
        }
        if (engineValue instanceof Long l) {
            return new LuaInteger(l);
        }
        if (engineValue instanceof Double d) {
            return new LuaFloat(d);
        }
        if (engineValue instanceof ByteStr s) {
            return new LuaString(s);
        }
        if (engineValue instanceof Boolean b) {
            return new LuaBoolean(b);
        }
        if (engineValue instanceof Table t) {
            return new LuaTable(state, t);
        }
        if (engineValue instanceof Callable c) {
            return new LuaFunction(state, c);
        }
        if (engineValue instanceof Coroutine c) {
            return new LuaThread(state, c);
        }
        return new LuaUserdata(state, engineValue);
    }

    static Multi wrapAll(State state, Object[] engineValues) {
        LuaValue[] values = new LuaValue[engineValues.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = wrap(state, engineValues[i]);
        }
        return new Multi(Arrays.asList(values));
    }

    static Object unwrap(State state, Object value) {
        if (value instanceof LuaTable t) {
            return owned(state, t.state(), t.engineValue());
        }
        if (value instanceof LuaFunction f) {
            return owned(state, f.state(), f.engineValue());
        }
        if (value instanceof LuaThread t) {
            return owned(state, t.state(), t.engineValue());
        }
        if (value instanceof LuaUserdata u) {
            return owned(state, u.state(), u.engineValue());
        }
        if (value instanceof JavaFunction f) {
            return function(state, "?", f).engineValue();
        }
        return plainEngineValue(value);
    }

    private static Object owned(State state, State owner, Object engineValue) {
        if (state != owner) {
            throw new IllegalArgumentException("a value of one Lua was given to another");
        }
        return engineValue;
    }

    /** The engine's form of a value that belongs to no VM. */
    private static Object plainEngineValue(Object value) {
        if (value == null || value == LuaNil.NIL) {
            return null;
        }
        if (value instanceof LuaString s) {
            return s.engineValue();
        }
        if (value instanceof LuaInteger i) {
            return i.value();
        }
        if (value instanceof LuaFloat f) {
            return f.value();
        }
        if (value instanceof LuaBoolean b) {
            return b.value() ? Boolean.TRUE : Boolean.FALSE;
        }
        Object converted = Conversions.toEngine(value);
        if (converted == null) {
            throw new LuaConversionException(
                    "no Lua value for a " + value.getClass().getName());
        }
        return converted;
    }

    /** Door values for values that belong to no VM, or are door values already. */
    static LuaValue[] plain(Object[] values) {
        LuaValue[] result = new LuaValue[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] instanceof LuaValue v ? v : wrap(null, plainEngineValue(values[i]));
        }
        return result;
    }

    static Multi call(State state, Callable function, Object[] arguments) {
        try {
            return wrapAll(state, state.call(function, unwrapAll(state, arguments)));
        } catch (ScriptError e) {
            throw runtimeError(state, e);
        } catch (Termination e) {
            throw new LuaCancelledException(e.getMessage(), e.traceback());
        }
    }

    static Multi callHandled(State state, Callable function, LuaFunction handler, Object[] arguments) {
        Callable checked = (Callable) unwrap(state, handler);
        try {
            return wrapAll(state, state.callHandled(function, checked, unwrapAll(state, arguments)));
        } catch (ScriptError e) {
            throw runtimeError(state, e);
        } catch (Termination e) {
            throw new LuaCancelledException(e.getMessage(), e.traceback());
        }
    }

    private static Object[] unwrapAll(State state, Object[] values) {
        Object[] engineValues = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            engineValues[i] = unwrap(state, values[i]);
        }
        return engineValues;
    }

    private static LuaRuntimeException runtimeError(State state, ScriptError e) {
        String traceback = e.traceback();
        return new LuaRuntimeException(
                state.errorMessage(e), wrap(state, e.value()), traceback == null ? "" : traceback, e.getCause());
    }

    static LuaFunction load(State state, ByteStr text, ByteStr name, String mode, LuaTable environment) {
        Object globals =
                environment == null ? state.globals() : owned(state, environment.state(), environment.engineValue());
        try {
            Closure closure = state.load(text, name, mode, globals);
            return new LuaFunction(state, closure);
        } catch (ScriptError e) {
            throw new LuaSyntaxException(state.errorMessage(e), state.isIncomplete(e));
        }
    }

    static LuaFunction function(State state, String name, JavaFunction function) {
        return new LuaFunction(state, state.hostFunction(name, arguments -> {
            try {
                return results(state, function.call(wrapAll(state, arguments)));
            } catch (LuaRuntimeException e) {
                // An error on its way through the host goes on as the same error value.
                throw new ScriptError(unwrap(state, e.value()), e.getCause());
            }
        }));
    }

    private static Object[] results(State state, Object result) {
        if (!(result instanceof Multi many)) {
            return new Object[] {unwrap(state, result)};
        }
        Object[] values = new Object[many.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = unwrap(state, many.get(i));
        }
        return values;
    }

    static <T> T convert(LuaValue value, Class<T> type, String what) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        Object converted = Conversions.toJava(engineForm(value), type);
        if (converted == Conversions.IMPOSSIBLE) {
            throw new LuaConversionException(
                    what + ": " + Conversions.describe(type) + " expected, got " + value.type());
        }
        @SuppressWarnings("unchecked")
        T result = (T) converted;
        return result;
    }

    /** Reference values convert to nothing but themselves, so their handle stands for them. */
    private static Object engineForm(LuaValue value) {
        boolean reference = value instanceof LuaTable
                || value instanceof LuaFunction
                || value instanceof LuaThread
                || value instanceof LuaUserdata;
        return reference ? value : plainEngineValue(value);
    }
}
