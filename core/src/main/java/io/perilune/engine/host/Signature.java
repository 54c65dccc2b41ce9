package io.perilune.engine.host;

import io.perilune.LuaArgumentException;
import io.perilune.LuaException;
import io.perilune.TypeRef;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Tag;
import io.perilune.engine.vm.CallStack;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters of a host function: how each is read from the window of a call. Bound once, used by every call. */
public final class Signature {
    private static final Object[] NOTHING = new Object[0];

    private static final int OTHER = 0;
    private static final int LONG = 1;
    private static final int INT = 2;
    private static final int DOUBLE = 3;
    private static final int TEXT = 4;

    private final Converters all;
    private final Converter[] converters;
    /** Where {@link #hasDefault}: the value for a missing or nil argument. */
    private final Object[] defaults;

    private final boolean[] hasDefault;
    /** Which arguments are objects that the function keeps; null when none is. */
    private final boolean[] consumed;

    /** Which of the parameters are plain numbers or texts: the constants above. */
    private final int[] scalars;
    /** Whether the last parameter takes all further arguments, as an array of {@link #restComponent} or, without one, a list. */
    private final boolean rest;

    private final Class<?> restComponent;
    /** Whether the function gets the VM before the arguments. */
    private final boolean injected;

    private Signature(Builder from, Converters all) {
        this.all = all;
        int count = from.converters.size();
        converters = from.converters.toArray(new Converter[count]);
        defaults = from.defaults.toArray();
        hasDefault = new boolean[count];
        scalars = new int[count];
        for (int i = 0; i < count; i++) {
            scalars[i] = scalar(converters[i]);
            hasDefault[i] = from.hasDefault.get(i);
        }
        consumed = from.consumed.contains(true) ? new boolean[count] : null;
        for (int i = 0; consumed != null && i < count; i++) {
            consumed[i] = from.consumed.get(i);
        }
        rest = from.rest;
        restComponent = from.restComponent;
        injected = from.injected;
    }

    private static int scalar(Converter converter) {
        if (converter instanceof ScalarConverter scalar) {
            return scalar.isLong()
                    ? LONG
                    : scalar.isInt() ? INT : scalar.isDouble() ? DOUBLE : scalar.isText() ? TEXT : OTHER;
        }
        return OTHER;
    }

    /** Collects parameters in their order. */
    public static final class Builder {
        private final Converters all;
        private final List<Converter> converters = new ArrayList<>();
        private final List<Object> defaults = new ArrayList<>();
        private final List<Boolean> hasDefault = new ArrayList<>();
        private final List<Boolean> consumed = new ArrayList<>();
        private boolean rest;
        private boolean injected;
        private Class<?> restComponent;

        public Builder(State state) {
            all = state.converters();
        }

        /** @param type a Class or a TypeRef */
        public Builder required(Object type) {
            return add(converter(type), false, null);
        }

        public Builder optional(Object type) {
            return add(OptionalConverter.of(converter(type)), true, Optional.empty());
        }

        public Builder withDefault(Object type, Object otherwise) {
            return add(converter(type), true, otherwise);
        }

        public Builder rest(Object type) {
            rest = true;
            return add(converter(type), false, null);
        }

        Builder required(Type type) {
            return add(all.of(type), false, null);
        }

        /** A parameter to which nil comes as null. */
        Builder nullable(Type type) {
            return add(all.of(type), true, null);
        }

        /** @param type a Class, a TypeRef or a Type */
        public Builder consumed(Object type) {
            add(type instanceof Type t ? all.of(t) : converter(type), false, null);
            consumed.set(consumed.size() - 1, true);
            return this;
        }

        /** The VM itself, for which the script gives no argument. */
        public Builder lua() {
            if (!converters.isEmpty()) {
                throw new IllegalArgumentException("a parameter of type Lua must be the first one");
            }
            injected = true;
            return this;
        }

        /** The array parameter of a varargs method. */
        public Builder restArray(Type component) {
            rest = true;
            restComponent = JavaTypes.raw(component);
            return add(all.of(component), false, null);
        }

        private Converter converter(Object type) {
            return all.of(type instanceof TypeRef<?> ref ? ref.type() : (Class<?>) type);
        }

        private Builder add(Converter converter, boolean mayBeMissing, Object otherwise) {
            converters.add(converter);
            hasDefault.add(mayBeMissing);
            defaults.add(otherwise);
            consumed.add(false);
            return this;
        }

        public Signature build() {
            return new Signature(this, all);
        }
    }

    int size() {
        return converters.length;
    }

    /** The fewest arguments that a call may have. */
    int required() {
        int required = converters.length - (rest ? 1 : 0);
        while (required > 0 && (hasDefault[required - 1] || converters[required - 1] instanceof OptionalConverter)) {
            required--;
        }
        return required;
    }

    boolean takesRest() {
        return rest;
    }

    /** True when every parameter is one argument, and reading it is all there is to do. */
    boolean isSimple() {
        return !rest && !injected && consumed == null;
    }

    /**
     * What the function receives.
     *
     * @param self the object of a method, which is the first argument; null for other functions
     */
    Object[] read(CallStack s, int base, int count, Object self) {
        int before = self == null ? 0 : 1;
        int offset = before + (injected ? 1 : 0);
        int length = converters.length;
        if (length + offset == 0) {
            return NOTHING;
        }
        Object[] values = new Object[offset + length];
        if (self != null) {
            values[0] = self;
        }
        if (injected) {
            values[before] = all.state.lua();
        }
        int single = rest ? length - 1 : length;
        for (int i = 0; i < single; i++) {
            values[offset + i] = argument(s, base, count, i + before, i);
        }
        if (rest) {
            values[offset + single] = restOf(s, base, count, single + before, single);
        }
        if (consumed != null) {
            consume(s, base + before);
        }
        return values;
    }

    /** After all arguments have converted, so that a call that is refused takes nothing away. */
    private void consume(CallStack s, int base) {
        for (int i = 0; i < consumed.length; i++) {
            if (consumed[i] && s.r[base + i] instanceof HostObject o) {
                all.state.objects().ownership().consumed(o, "was handed to a function that keeps it");
            }
        }
    }

    /** Argument {@code index} (from 0) as parameter {@code i}. */
    Object argument(CallStack s, int base, int count, int index, int i) {
        if (index < count) {
            // The usual cases, without asking a converter: they need no conversion.
            Object tag = s.r[base + index];
            int direct = scalars[i];
            if (tag == Tag.INT) {
                long n = s.n[base + index];
                if (direct == LONG) {
                    return n;
                }
                if (direct == INT && (int) n == n) {
                    return (int) n;
                }
            } else if (tag == Tag.FLOAT && direct == DOUBLE) {
                return s.floatAt(base + index);
            } else if (direct == TEXT && tag instanceof ByteStr bytes) {
                String text = bytes.toString();
                if (ScalarConverter.isCertainlyWellFormed(text)) {
                    return text;
                }
            }
        }
        return converted(s, base, count, index, i);
    }

    private Object converted(CallStack s, int base, int count, int index, int i) {
        Object value = index < count ? s.get(base + index) : null;
        if (value == null && hasDefault[i]) {
            return defaults[i];
        }
        try {
            return converters[i].read(value, all, 0);
        } catch (ConversionFault e) {
            throw HostErrors.argument(s, problem(e, index, count));
        } catch (LuaException e) {
            throw HostErrors.raise(s, all.state, e);
        }
    }

    private Object restOf(CallStack s, int base, int count, int first, int i) {
        int length = Math.max(0, count - first);
        List<Object> values = restComponent == null ? new ArrayList<>(length) : null;
        Object array = restComponent == null ? null : java.lang.reflect.Array.newInstance(restComponent, length);
        for (int k = 0; k < length; k++) {
            Object value = argument(s, base, count, first + k, i);
            if (values != null) {
                values.add(value);
            } else {
                java.lang.reflect.Array.set(array, k, value);
            }
        }
        return values != null ? values : array;
    }

    static LuaArgumentException problem(ConversionFault e, int index, int count) {
        String problem = e.getMessage();
        if (index >= count && problem.endsWith(" got nil")) {
            problem = problem.substring(0, problem.length() - "nil".length()) + "no value";
        }
        return LuaArgumentException.of(index + 1, problem, e.getCause());
    }

    /** A value for the only parameter, where it is not an argument. */
    Object single(Object value) {
        return value == null && hasDefault[0] ? defaults[0] : converters[0].read(value, all, 0);
    }

    /** Whether a call's arguments convert, without running anything but codecs; for the choice among overloads. */
    boolean accepts(CallStack s, int base, int count, int before) {
        int given = Math.max(0, count - before);
        if (given < required() || !rest && given > converters.length) {
            return false;
        }
        for (int k = 0; k < given; k++) {
            int i = Math.min(k, converters.length - 1);
            Object value = s.get(base + before + k);
            if (value == null && hasDefault[i]) {
                continue;
            }
            try {
                converters[i].read(value, all, 0);
            } catch (ConversionFault e) {
                return false;
            }
        }
        return true;
    }

    Converter converter(int i) {
        return converters[i];
    }
}
