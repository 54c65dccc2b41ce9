package io.perilune.engine.host;

import io.perilune.ConversionPolicy;
import io.perilune.JavaFunction;
import io.perilune.LuaCodec;
import io.perilune.LuaValue;
import io.perilune.Multi;
import io.perilune.ToLua;
import io.perilune.TypeRef;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Userdata;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Types;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The conversions of one VM: its policy, the program's own codecs, and the converters of all types that were asked for so far.
 *
 * <p>Java to Lua goes by the class of the object, Lua to Java by the type that is wanted. In both directions the program's own
 * codecs come first.
 */
public final class Converters {
    /** Containers within containers; beyond it a structure is taken for a cycle. */
    private static final int MAX_DEPTH = 200;

    /** Made with the first conversion by type: an idle VM among very many has none. */
    @SuppressWarnings("rawtypes") // a class literal has no type arguments
    private static final AtomicReferenceFieldUpdater<Converters, Map> BY_TYPE =
            AtomicReferenceFieldUpdater.newUpdater(Converters.class, Map.class, "byType");

    final ConversionPolicy policy;
    /** Null for values that belong to no VM: scalars only. */
    final State state;

    final HandleMaker door;
    private final Map<Class<?>, LuaCodec<?>> codecs;
    private volatile @Nullable Map<Type, Converter> byType;

    Converters(State state, HandleMaker door, ConversionPolicy policy, Map<Class<?>, LuaCodec<?>> codecs) {
        this.state = state;
        this.door = door;
        this.policy = policy;
        this.codecs = codecs;
    }

    /** Conversions of scalars where no VM is at hand. */
    public static Converters plain(HandleMaker door) {
        return new Converters(null, door, ConversionPolicy.EXACT, Map.of());
    }

    // Lua to Java.

    /**
     * The Java value of {@code type} for a value of Lua.
     *
     * @param what what is converted, for the message
     * @throws RuntimeException the door's exception for a value that does not convert
     */
    public Object toJava(Object value, Class<?> type, String what) {
        Object usual = usual(value, type);
        return usual != null ? usual : convert(value, type, what);
    }

    /** The same for the usual types, without a text that only a failure needs; null where a converter has to be asked. */
    public @Nullable Object usual(Object value, Class<?> type) {
        if (value instanceof Long && type == long.class || value instanceof Double && type == double.class) {
            return value;
        }
        if (codecs.isEmpty()) {
            if (value instanceof Long l) {
                if (type == Long.class) {
                    return l;
                }
                if (type == int.class && (int) (long) l == l) {
                    return (int) (long) l;
                }
            } else if (value instanceof Boolean && type == boolean.class) {
                return value;
            } else if (value instanceof ByteStr text && type == String.class) {
                String decoded = text.toString();
                if (ScalarConverter.isCertainlyWellFormed(decoded)) {
                    return decoded;
                }
            }
        }
        return null;
    }

    /** As {@link #toJava(Object, Class, String)}. */
    public Object toJava(Object value, TypeRef<?> type, String what) {
        return convert(value, type.type(), what);
    }

    Object convert(Object value, Type type, String what) {
        try {
            Converter converter = of(type);
            if (state == null || !(value instanceof Table || value instanceof Userdata)) {
                return converter.read(value, this, 0);
            }
            state.enter();
            try {
                return converter.read(value, this, 0);
            } finally {
                state.exit();
            }
        } catch (ConversionFault e) {
            throw door.failure(e, what);
        }
    }

    /** The converter of a type; made at the first question. */
    Converter of(Type type) {
        Map<Type, Converter> all = byType;
        if (all == null) {
            Map<Type, Converter> made = new ConcurrentHashMap<>(4);
            all = BY_TYPE.compareAndSet(this, null, made) ? made : Objects.requireNonNull(byType);
        }
        Converter known = all.get(type);
        if (known != null) {
            return known;
        }
        LuaCodec<?> codec = codecs.get(JavaTypes.raw(type));
        Converter made = ConverterChoice.of(this, type, codec);
        Converter other = all.putIfAbsent(type, made);
        return other == null ? made : other;
    }

    /** Whether objects of a class are userdata rather than being taken apart. */
    boolean isBound(Class<?> raw) {
        return state != null && state.objects().bindings().isBound(raw);
    }

    /** Forgets what was found so far, because a class is known now that was not. */
    void typesChanged() {
        Map<Type, Converter> all = byType;
        if (all != null) {
            all.clear();
        }
    }

    /** The Java value that corresponds most naturally. */
    Object natural(Object value) {
        if (value instanceof ByteStr text) {
            String decoded = text.toString();
            return decoded.indexOf('\uFFFD') < 0 || text.isUtf8()
                    ? decoded
                    : text.bytes().clone();
        }
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value instanceof HostObject o ? o.object() : door.wrap(state, value);
    }

    // Java to Lua.

    /**
     * The value of Lua for a Java value.
     *
     * @throws RuntimeException the door's exception for a value that does not convert
     */
    public Object toLua(Object value) {
        try {
            return toLua(value, 0);
        } catch (ConversionFault e) {
            throw door.failure(e, "");
        }
    }

    /**
     * The arguments of a call as {@link #put} takes them. What may run code of the program, or make tables, is converted here, before
     * the VM is entered and the call has its room.
     */
    Object[] ready(Object[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (!isDirect(arguments[i])) {
                Object[] converted = arguments.clone();
                for (int k = i; k < converted.length; k++) {
                    converted[k] = isDirect(converted[k]) ? converted[k] : toLua(converted[k]);
                }
                return converted;
            }
        }
        return arguments;
    }

    private static boolean isDirect(Object value) {
        return value == null
                || value instanceof Long
                || value instanceof Double
                || value instanceof Integer
                || value instanceof String
                || value instanceof LuaValue
                || value instanceof Boolean;
    }

    /** Puts what {@link #ready} has given into slots. */
    void put(CallStack s, int first, Object[] ready) {
        for (int i = 0; i < ready.length; i++) {
            Object value = ready[i];
            if (value instanceof Long l) {
                s.setInt(first + i, l);
            } else if (value instanceof Integer n) {
                s.setInt(first + i, n);
            } else if (value instanceof Double d) {
                s.setFloat(first + i, d);
            } else {
                s.set(first + i, value instanceof LuaValue v ? door.unwrap(state, v) : other(value));
            }
        }
    }

    private Object other(Object value) {
        if (value instanceof String text) {
            try {
                return ScalarConverter.string(text);
            } catch (ConversionFault e) {
                throw door.failure(e, "");
            }
        }
        // Not the object itself: the engine compares truth values by identity.
        return value instanceof Boolean b ? b ? Boolean.TRUE : Boolean.FALSE : value;
    }

    /** The string of Lua for a text that is used as a key. */
    public ByteStr key(String text) {
        try {
            return KeyCache.SHARED.of(text);
        } catch (ConversionFault e) {
            throw door.failure(e, "");
        }
    }

    Object toLua(Object value, int depth) {
        if (value == null || value instanceof Long || value instanceof Double) {
            return value;
        }
        if (value instanceof Boolean b) {
            // Not the object itself: the engine compares truth values by identity.
            return b ? Boolean.TRUE : Boolean.FALSE;
        }
        if (value instanceof LuaValue v) {
            return door.unwrap(state, v);
        }
        if (value instanceof Integer i) {
            return i.longValue();
        }
        if (value instanceof String text) {
            return ScalarConverter.string(text);
        }
        return toLuaByClass(value, depth);
    }

    private Object toLuaByClass(Object value, int depth) {
        Class<?> type = value.getClass();
        if (!codecs.isEmpty()) {
            LuaCodec<?> codec = codecOf(type);
            if (codec != null) {
                return CodecConverter.write(codec, value, this, depth);
            }
        }
        Converter scalar = ScalarConverter.of(type);
        if (scalar != null && type != Object.class && type != Number.class) {
            return scalar.write(value, this, depth);
        }
        if (value instanceof CharSequence text) {
            checkLength(text);
        }
        if (value instanceof CharSequence || value instanceof java.nio.ByteBuffer) {
            return ScalarConverter.of(value instanceof CharSequence ? String.class : java.nio.ByteBuffer.class)
                    .write(value, this, depth);
        }
        Converter path = PathConverter.of(type);
        if (path != null) {
            return path.write(value, this, depth);
        }
        if (value instanceof Enum<?> constant) {
            return new EnumConverter(constant.getDeclaringClass()).write(value, this, depth);
        }
        if (value instanceof Multi) {
            throw new ConversionFault("several values cannot stand where one is wanted");
        }
        if (state == null) {
            throw new ConversionFault("a " + type.getName() + " needs a Lua to become a value of: use Lua.value");
        }
        state.enter();
        try {
            if (value instanceof ToLua later) {
                checkDepth(depth);
                return toLua(later.toLua(state.lua()), depth + 1);
            }
            return toReference(value, type, depth);
        } finally {
            state.exit();
        }
    }

    /** It may be a promise of gigabytes: what a script asks for is charged before it is made. */
    private void checkLength(CharSequence text) {
        if (state == null) {
            return;
        }
        state.enter();
        try {
            if (state.vm().isRunning()) {
                state.vm().checkString(text.length());
                state.vm().allocated(text.length());
            }
        } finally {
            state.exit();
        }
    }

    private Object toReference(Object value, Class<?> type, int depth) {
        Object hosted = state.objects().existing(value);
        if (hosted != null) {
            return hosted;
        }
        if (value instanceof JavaFunction f) {
            return new HostFunction("?", f, state);
        }
        if (value instanceof Throwable t) {
            return state.objects().error(t, "");
        }
        HostObject bound = state.objects().bound(value);
        if (bound != null) {
            return bound;
        }
        if (value instanceof Optional<?> || OptionalConverter.ofPrimitive(type) != null) {
            return OptionalConverter.of(ScalarConverter.of(Object.class)).write(value, this, depth);
        }
        if (type.isRecord()) {
            return of(type).write(value, this, depth);
        }
        if (value instanceof Map<?, ?> map) {
            return MapConverter.ofMap(map, this, depth);
        }
        if (value instanceof Collection<?> elements) {
            return SequenceConverter.ofCollection(elements, this, depth);
        }
        if (type.isArray()) {
            return SequenceConverter.ofArray(value, this, depth);
        }
        throw new ConversionFault("no Lua value for a " + type.getName());
    }

    private LuaCodec<?> codecOf(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            LuaCodec<?> codec = codecs.get(c);
            if (codec != null) {
                return codec;
            }
            for (Class<?> implemented : c.getInterfaces()) {
                codec = codecs.get(implemented);
                if (codec != null) {
                    return codec;
                }
            }
        }
        return null;
    }

    // Services for converters.

    void checkDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new ConversionFault(
                    "structure is nested more than " + MAX_DEPTH + " levels deep, or contains itself");
        }
    }

    void allocated(long bytes) {
        state.vm().allocated(bytes);
    }

    /** How messages call the type of a value. */
    String nameOf(Object value) {
        return state == null ? Types.name(value) : Types.nameForMessages(state.vm(), value);
    }
}
