package io.perilune;

import io.perilune.engine.host.Calls;
import io.perilune.engine.host.ConversionFault;
import io.perilune.engine.host.Conversions;
import io.perilune.engine.host.Converters;
import io.perilune.engine.host.HandleMaker;
import io.perilune.engine.host.HostErrors;
import io.perilune.engine.host.Inspector;
import io.perilune.engine.host.Operation;
import io.perilune.engine.host.State;
import io.perilune.engine.host.Stop;
import io.perilune.engine.host.Tables;
import io.perilune.engine.host.TypeDescription;
import io.perilune.engine.text.Ascii;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.Resource;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Termination;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** The door's inner side: between Java values and door values here, and the engine's boxed values there. */
final class Handles implements HandleMaker {
    static final Handles DOOR = new Handles();

    private static final Object[] NOTHING = new Object[0];

    private Handles() {}

    // From the engine.

    @Override
    public LuaValue wrap(State state, Object engineValue) {
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

    @Override
    public TypeDescription description(UserType<?> type) {
        return type.description();
    }

    @Override
    public Multi multi(State state, Object[] engineValues) {
        if (engineValues.length == 0) {
            return Multi.empty();
        }
        LuaValue[] values = new LuaValue[engineValues.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = wrap(state, engineValues[i]);
        }
        return new Multi(state, values, 0);
    }

    @Override
    public Multi multi(State state, CallStack s, int first, int count) {
        if (count == 0) {
            return Multi.empty();
        }
        LuaValue[] values = new LuaValue[count];
        for (int i = 0; i < count; i++) {
            values[i] = s.isInt(first + i) ? new LuaInteger(s.n[first + i]) : wrap(state, s.get(first + i));
        }
        return new Multi(state, values, 0);
    }

    @Override
    public RuntimeException failure(State state, ScriptError e) {
        return Endings.of(state, e);
    }

    @Override
    public RuntimeException refusal(String message, String chunk, int line, int column, boolean incomplete) {
        return Endings.refusal(message, chunk, line, column, incomplete);
    }

    @Override
    public RuntimeException failure(Termination end) {
        return end.reason() instanceof Stop stop ? stop.outcome() : Endings.of(end);
    }

    @Override
    public Limit limit(Resource resource) {
        return Endings.limit(resource);
    }

    @Override
    public RuntimeException failure(ConversionFault fault, String what) {
        return Endings.of(fault, what);
    }

    // To the engine.

    @Override
    public Object unwrap(State state, LuaValue value) {
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
        if (value == LuaNil.NIL) {
            return null;
        }
        if (stateOf(value) != state) {
            throw new LuaForeignValueException(value.type());
        }
        return reference(value);
    }

    private static Object reference(LuaValue value) {
        if (value instanceof LuaTable t) {
            return t.engineValue();
        }
        if (value instanceof LuaFunction f) {
            return f.engineValue();
        }
        return value instanceof LuaThread t ? t.engineValue() : ((LuaUserdata) value).engineValue();
    }

    /** The VM that a value belongs to, null when to none. */
    static State stateOf(LuaValue value) {
        if (value instanceof LuaTable t) {
            return t.state();
        }
        if (value instanceof LuaFunction f) {
            return f.state();
        }
        if (value instanceof LuaThread t) {
            return t.state();
        }
        return value instanceof LuaUserdata u ? u.state() : null;
    }

    static Object unwrap(State state, Object value) {
        if (value instanceof Long || value == null) {
            return value;
        }
        if (value instanceof Integer i) {
            return i.longValue();
        }
        return value instanceof LuaValue v
                ? DOOR.unwrap(state, v)
                : state.converters().toLua(value);
    }

    /** For keys: most are short texts, and come again. */
    static Object key(State state, Object key) {
        return key instanceof String text ? state.converters().key(text) : unwrap(state, key);
    }

    static Object[] unwrapAll(State state, Object[] values) {
        if (values.length == 0) {
            return NOTHING;
        }
        Object[] engineValues = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            engineValues[i] = unwrap(state, values[i]);
        }
        return engineValues;
    }

    /** Door values for values that belong to no VM, or are door values already. */
    static LuaValue[] plain(Object[] values) {
        Converters plain = Converters.plain(DOOR);
        LuaValue[] result = new LuaValue[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] instanceof LuaValue v ? v : DOOR.wrap(null, plain.toLua(values[i]));
        }
        return result;
    }

    // Calls.

    static Multi call(State state, Object function, Object[] arguments) {
        return Calls.invoke(state, function, arguments);
    }

    static Multi call(LuaObject object, Object[] arguments) {
        return call(stateOf(object), reference(object), arguments);
    }

    static Multi callField(LuaObject object, String name, boolean self, Object[] arguments) {
        State state = stateOf(object);
        return DOOR.multi(state, Calls.field(state, reference(object), name, self, unwrapAll(state, arguments)));
    }

    static Multi callWithin(State state, Limits limits, Callable function, Object[] arguments) {
        try {
            return DOOR.multi(state, state.callWithin(limits.engineValue(), function, unwrapAll(state, arguments)));
        } catch (ScriptError e) {
            throw DOOR.failure(state, e);
        } catch (Termination e) {
            throw DOOR.failure(e);
        }
    }

    static Multi callHandled(State state, Callable function, LuaFunction handler, Object[] arguments) {
        Callable checked = (Callable) DOOR.unwrap(state, handler);
        try {
            return DOOR.multi(state, state.callHandled(function, checked, unwrapAll(state, arguments)));
        } catch (ScriptError e) {
            throw DOOR.failure(state, e);
        } catch (Termination e) {
            throw DOOR.failure(e);
        }
    }

    static <T> CompletableFuture<T> callAsync(
            State state, Supplier<Callable> function, Object[] arguments, Function<Multi, T> conversion) {
        return state.callAsync(function, unwrapAll(state, arguments), conversion);
    }

    static LuaFunction load(State state, ByteStr text, ByteStr name, String mode, LuaTable environment) {
        Object globals = environment == null ? state.globals() : DOOR.unwrap(state, environment);
        try {
            Closure closure = state.load(text, name, mode, globals);
            return new LuaFunction(state, closure);
        } catch (ScriptError e) {
            throw HostErrors.refusal(state, e, name);
        } catch (Termination e) {
            throw DOOR.failure(e);
        }
    }

    private static final ByteStr RETURN = ByteStr.of("return ");

    /** The text with {@code return} in front; null when it begins so already, or is no text. */
    static ByteStr asExpression(ByteStr text) {
        byte[] bytes = text.bytes();
        if (bytes.length == 0 || bytes[0] == 0x1B) {
            return null;
        }
        int start = 0;
        while (start < bytes.length && Ascii.isSpace(bytes[start] & 0xFF)) {
            start++;
        }
        int word = RETURN.length() - 1;
        if (bytes.length - start >= word && Arrays.equals(bytes, start, start + word, RETURN.bytes(), 0, word)) {
            return null;
        }
        byte[] all = Arrays.copyOf(RETURN.bytes(), RETURN.length() + bytes.length);
        System.arraycopy(bytes, 0, all, RETURN.length(), bytes.length);
        return ByteStr.wrap(all);
    }

    /** The text of a file without a first line for the Unix shell; its end stays, so that lines keep their numbers. */
    static byte[] withoutFirstComment(byte[] text) {
        if (text.length == 0 || text[0] != '#') {
            return text;
        }
        int end = 0;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return Arrays.copyOfRange(text, end, text.length);
    }

    /** An environment with one variable more, which shows and changes the globals beneath. */
    static LuaTable bindings(State state, LuaTable environment, String variable, Object value) {
        Object beneath = environment == null ? state.globals() : DOOR.unwrap(state, environment);
        Table metatable = new Table();
        metatable.put(MetaKey.NAMES[MetaKey.INDEX], beneath);
        metatable.put(MetaKey.NAMES[MetaKey.NEWINDEX], beneath);
        LuaTable own = new LuaTable(state, new Table()).rawSet(variable, value);
        return own.setMetatable(new LuaTable(state, metatable));
    }

    // Operations of values.

    static LuaValue get(State state, Object object, Object key) {
        Object engineKey = key(state, key);
        return DOOR.wrap(
                state,
                object instanceof Table t
                        ? Tables.get(state, t, engineKey)
                        : Calls.first(state, Operation.INDEX, object, engineKey));
    }

    static <T> T get(LuaObject object, Object key, Class<T> type) {
        State state = stateOf(object);
        Object value = engineGet(state, object, key);
        T usual = usual(state, value, type);
        return usual != null ? usual : convertEngineValue(state, value, type, keyText(key));
    }

    static <T> T get(LuaObject object, Object key, TypeRef<T> type) {
        State state = stateOf(object);
        @SuppressWarnings("unchecked") // a converter gives values of the type it was found by
        T result = (T) state.converters().toJava(engineGet(state, object, key), type, keyText(key));
        return result;
    }

    private static Object engineGet(State state, LuaObject object, Object key) {
        Object engineKey = key(state, key);
        return object instanceof LuaTable t
                ? Tables.get(state, t.engineValue(), engineKey)
                : Calls.first(state, Operation.INDEX, reference(object), engineKey);
    }

    /** How a key begins the path of a message. */
    private static String keyText(Object key) {
        return key instanceof String || key instanceof LuaString ? key.toString() : "[" + key + "]";
    }

    static LuaString text(LuaValue value) {
        State state = stateOf(value);
        return state == null
                ? LuaString.of(value.toString())
                : (LuaString) DOOR.wrap(state, Calls.first(state, Operation.TEXT, reference(value)));
    }

    static boolean luaEquals(LuaValue a, LuaValue b) {
        if (a.equals(b)) {
            return !(a instanceof LuaFloat f && Double.isNaN(f.value()));
        }
        State state = stateOf(a);
        return state != null
                && stateOf(b) == state
                && Calls.first(state, Operation.EQUAL, reference(a), reference(b)) == Boolean.TRUE;
    }

    static long identity(LuaValue value) {
        State state = stateOf(value);
        return state == null ? 0 : Inspector.identity(state, reference(value));
    }

    static OptionalLong coerceToInteger(LuaValue value) {
        Object integer = isScalar(value) ? Conversions.integer(DOOR.unwrap(null, value)) : null;
        return integer instanceof Long l ? OptionalLong.of(l) : OptionalLong.empty();
    }

    static OptionalDouble coerceToNumber(LuaValue value) {
        Object number = isScalar(value) ? Conversions.number(DOOR.unwrap(null, value)) : null;
        return number instanceof Number n ? OptionalDouble.of(n.doubleValue()) : OptionalDouble.empty();
    }

    static Optional<LuaString> coerceToString(LuaValue value) {
        if (value instanceof LuaString text) {
            return Optional.of(text);
        }
        boolean isNumber = value instanceof LuaInteger || value instanceof LuaFloat;
        return isNumber ? Optional.of(LuaString.of(value.toString())) : Optional.empty();
    }

    private static boolean isScalar(LuaValue value) {
        return value instanceof LuaString || value instanceof LuaInteger || value instanceof LuaFloat;
    }

    // Conversions.

    static <T> T convert(LuaValue value, Class<T> type) {
        return convert(stateOf(value), value, type, "");
    }

    static <T> T convert(LuaValue value, TypeRef<T> type) {
        return convert(stateOf(value), value, type, "");
    }

    /** A value of one of the usual types; null where {@link #convert} has to be asked, which wants to know how to call it. */
    static <T> T usual(State state, LuaValue value, Class<T> type) {
        if (value instanceof LuaInteger i) {
            return usual(state, (Object) i.value(), type);
        }
        return value instanceof LuaString s ? usual(state, (Object) s.engineValue(), type) : null;
    }

    @SuppressWarnings("unchecked") // as for convertEngineValue
    private static <T> T usual(State state, Object engineValue, Class<T> type) {
        return state == null ? null : (T) state.converters().usual(engineValue, type);
    }

    static <T> T convertKey(State state, Object engineKey, Class<T> type) {
        return convertEngineValue(state, engineKey, type, "key");
    }

    /** The value of an entry of a table. */
    static <T> T convertEntry(State state, Object engineKey, Object engineValue, Class<T> type) {
        T usual = usual(state, engineValue, type);
        return usual != null
                ? usual
                : convertEngineValue(state, engineValue, type, "[" + DOOR.wrap(state, engineKey) + "]");
    }

    /** @param state may be null for a value that belongs to no VM */
    static <T> T convert(State state, LuaValue value, Class<T> type, String what) {
        if (type.isInstance(value) && LuaValue.class.isAssignableFrom(type)) {
            return type.cast(value);
        }
        return convertEngineValue(state, DOOR.unwrap(stateOf(value), value), type, what);
    }

    static <T> T convert(State state, LuaValue value, TypeRef<T> type, String what) {
        @SuppressWarnings("unchecked") // a converter gives values of the type it was found by
        T result = (T) converters(state).toJava(DOOR.unwrap(stateOf(value), value), type, what);
        return result;
    }

    @SuppressWarnings("unchecked") // a converter gives values of the type it was found by, primitives boxed
    static <T> T convertEngineValue(State state, Object value, Class<T> type, String what) {
        return (T) converters(state).toJava(value, type, what);
    }

    private static Converters converters(State state) {
        return state == null ? Converters.plain(DOOR) : state.converters();
    }
}
