package io.perilune.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import io.perilune.LuaBoolean;
import io.perilune.LuaFloat;
import io.perilune.LuaInspector;
import io.perilune.LuaInteger;
import io.perilune.LuaString;
import io.perilune.LuaTable;
import io.perilune.LuaUserdata;
import io.perilune.LuaValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Tells a generator what a value of Lua holds. Metamethods are not asked. */
final class TreeWriter {
    /** Lists shorter than this may have more gaps than elements. */
    private static final int SHORT = 8;

    /** What to do with the objects of classes that the mapping was given. */
    interface ObjectWriter {
        void write(Object object, JsonGenerator to) throws IOException;
    }

    private final Set<MappingOption> options;
    /** Whether a table is a list because it says so. */
    private final Predicate<LuaTable> marked;

    private final Set<Class<?>> objects;
    private final ObjectWriter objectWriter;
    private final boolean textual;
    private final JsonGenerator generator;
    private final Path path = new Path();
    /** The tables around the value that is being written. */
    private final Set<LuaTable> open = new HashSet<>();

    /** @param textual whether only what JSON texts can hold is to be written */
    TreeWriter(
            Set<MappingOption> options,
            Predicate<LuaTable> marked,
            Set<Class<?>> objects,
            ObjectWriter objectWriter,
            boolean textual,
            JsonGenerator generator) {
        this.options = options;
        this.marked = marked;
        this.objects = objects;
        this.objectWriter = objectWriter;
        this.textual = textual;
        this.generator = generator;
    }

    void write(LuaValue value) throws IOException {
        if (isWritable(value)) {
            writeSupported(value);
        } else {
            generator.writeNull();
        }
    }

    /** Whether there is anything to write; refuses what may not simply be left out. */
    private boolean isWritable(LuaValue value) {
        if (value instanceof LuaTable table && open.contains(table)) {
            if (options.contains(MappingOption.REFUSE_CYCLES)) {
                throw path.fault("a table within itself");
            }
            return false;
        }
        boolean supported = !(value.type().equals("function") || value.type().equals("thread"))
                && (!(value instanceof LuaUserdata userdata) || value.isNull() || isNamed(userdata));
        if (!supported && options.contains(MappingOption.REFUSE_UNSUPPORTED)) {
            String what = value instanceof LuaUserdata userdata ? userdata.typeName() : value.type();
            throw path.fault("no JSON for a " + what);
        }
        return supported;
    }

    private boolean isNamed(LuaUserdata userdata) {
        return objects.stream().anyMatch(userdata::isInstance);
    }

    private void writeSupported(LuaValue value) throws IOException {
        if (value.isNil() || value.isNull()) {
            generator.writeNull();
        } else if (value instanceof LuaBoolean b) {
            generator.writeBoolean(b.value());
        } else if (value instanceof LuaInteger i) {
            writeInteger(i.value());
        } else if (value instanceof LuaFloat f) {
            writeFloat(f.value());
        } else if (value instanceof LuaString text) {
            writeString(text);
        } else if (value instanceof LuaTable table) {
            open.add(table);
            writeTable(table);
            open.remove(table);
        } else {
            objectWriter.write(((LuaUserdata) value).object(Object.class), generator);
        }
    }

    /** As the smallest type that holds it, which is what a reader of JSON would have found. */
    private void writeInteger(long value) throws IOException {
        if ((int) value == value) {
            generator.writeNumber((int) value);
        } else {
            generator.writeNumber(value);
        }
    }

    private void writeFloat(double value) throws IOException {
        if (textual && (Double.isNaN(value) || Double.isInfinite(value))) {
            throw path.fault("no JSON for the number " + value);
        }
        generator.writeNumber(value);
    }

    private void writeString(LuaString text) throws IOException {
        if (text.isUtf8()) {
            generator.writeString(text.toString());
        } else {
            generator.writeBinary(text.bytes());
        }
    }

    private void writeTable(LuaTable table) throws IOException {
        List<Map.Entry<LuaValue, LuaValue>> entries =
                new ArrayList<>(table.entries().toList());
        long length = listLength(table, entries);
        if (length >= 0) {
            writeList(table, length);
        } else {
            writeObject(entries);
        }
    }

    /** The number of elements if a table is a list, -1 when it is an object. */
    private long listLength(LuaTable table, List<Map.Entry<LuaValue, LuaValue>> entries) {
        if (marked.test(table)) {
            return table.rawLength();
        }
        if (entries.isEmpty()) {
            return options.contains(MappingOption.EMPTY_TABLES_ARE_ARRAYS) ? 0 : -1;
        }
        long largest = 0;
        for (Map.Entry<LuaValue, LuaValue> entry : entries) {
            if (!(entry.getKey() instanceof LuaInteger key) || key.value() < 1) {
                return -1;
            }
            largest = Math.max(largest, key.value());
        }
        if (largest == entries.size()) {
            return largest;
        }
        // Never more nulls than elements, but for short lists: one key of a billion asks for nothing.
        boolean dense = largest <= SHORT || largest / 2 <= entries.size();
        return dense && options.contains(MappingOption.FILL_GAPS) ? largest : -1;
    }

    private void writeList(LuaTable table, long length) throws IOException {
        generator.writeStartArray();
        for (long i = 1; i <= length; i++) {
            path.enter(i);
            LuaValue element = table.rawGet(i);
            if (isWritable(element)) {
                writeSupported(element);
            }
            path.leave();
        }
        generator.writeEndArray();
    }

    private void writeObject(List<Map.Entry<LuaValue, LuaValue>> entries) throws IOException {
        if (options.contains(MappingOption.SORT_KEYS)) {
            entries.sort(Map.Entry.comparingByKey(LuaInspector.keyOrder()));
        }
        generator.writeStartObject();
        Set<String> names = new HashSet<>();
        for (Map.Entry<LuaValue, LuaValue> entry : entries) {
            String name = name(entry.getKey());
            if (name == null) {
                continue;
            }
            if (!names.add(name)) {
                throw path.fault("two keys are written as \"" + name + "\"");
            }
            path.enter(name);
            if (isWritable(entry.getValue())) {
                generator.writeFieldName(name);
                writeSupported(entry.getValue());
            }
            path.leave();
        }
        generator.writeEndObject();
    }

    /** The name that a key gives; null when it is to be left out. */
    private String name(LuaValue key) {
        if (key instanceof LuaString text && text.isUtf8() || key instanceof LuaInteger || key instanceof LuaFloat) {
            return key.toString();
        }
        if (options.contains(MappingOption.REFUSE_UNSUPPORTED)) {
            String what = key instanceof LuaString ? "string that is no UTF-8" : key.type();
            throw path.fault("no JSON for a key that is a " + what);
        }
        return null;
    }
}
