package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Userdata;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;

/** Records: tables with a field for every component, in both directions. */
final class RecordConverter extends Converter {
    private static final MethodType ACCESS = MethodType.methodType(Object.class, Object.class);

    private final Class<?> type;
    private final String[] names;
    private final ByteStr[] keys;
    private final Type[] types;
    /** Whether nil is null there. */
    private final boolean[] nullable;
    /** Found at the first use, because a record may contain itself. Racy: all threads find the same. */
    private Converter[] components;

    private final MethodHandle[] accessors;
    /** Takes an array of the components. */
    private final MethodHandle constructor;

    RecordConverter(Class<?> type) {
        this.type = type;
        RecordComponent[] parts = type.getRecordComponents();
        names = new String[parts.length];
        keys = new ByteStr[parts.length];
        types = new Type[parts.length];
        nullable = new boolean[parts.length];
        accessors = new MethodHandle[parts.length];
        Class<?>[] classes = new Class<?>[parts.length];
        for (int i = 0; i < parts.length; i++) {
            classes[i] = parts[i].getType();
            names[i] = parts[i].getName();
            keys[i] = ByteStr.of(names[i]);
            accessors[i] = Access.method(parts[i].getAccessor()).asType(ACCESS);
            types[i] = parts[i].getGenericType();
            nullable[i] =
                    ClassReader.isNullable(parts[i], parts[i].getAnnotatedType().getAnnotations());
        }
        constructor = Access.constructor(type, classes)
                .asSpreader(Object[].class, classes.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    @Override
    Object read(Object value, Converters all, int depth) {
        if (value instanceof Userdata u && type.isInstance(HostObject.of(u))) {
            return u.host();
        }
        if (!(value instanceof Table table)) {
            throw fault(value, all);
        }
        all.checkDepth(depth);
        Converter[] components = components(all);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            try {
                Object part = table.get(keys[i]);
                values[i] = part == null && nullable[i] ? null : components[i].read(part, all, depth + 1);
            } catch (ConversionFault e) {
                throw e.in(names[i]);
            }
        }
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            // What a record's constructor has against its components is for the reader of the message.
            throw new ConversionFault(expected() + " refused: " + HostErrors.message(e), e);
        }
    }

    private Converter[] components(Converters all) {
        Converter[] found = components;
        if (found == null) {
            found = new Converter[types.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = all.of(types[i]);
            }
            components = found;
        }
        return found;
    }

    @Override
    Object write(Object value, Converters all, int depth) {
        all.checkDepth(depth);
        Table table = new Table(0, names.length);
        for (int i = 0; i < accessors.length; i++) {
            try {
                Object part = (Object) accessors[i].invokeExact(value);
                table.put(keys[i], part == null ? null : all.toLua(part, depth + 1));
            } catch (ConversionFault e) {
                throw e.in(names[i]);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new ConversionFault(HostErrors.message(e), e).in(names[i]);
            }
        }
        return table;
    }

    @Override
    String expected() {
        return "table for " + type.getSimpleName();
    }
}
