package io.perilune.engine.host;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One Java class in one VM: the metatable of its objects, and the table that stands for the class. */
final class Binding {
    final Table metatable = new Table();
    /** Methods and constants by name; what {@code __index} looks at first. */
    final Table members = new Table();
    /** Static functions and constants: what a script gets for the class itself. */
    final Table statics = new Table();

    final String name;
    final Class<?> type;
    final boolean strict;
    /** The fields that are computed. No name is both one of these and a member. */
    final Map<ByteStr, Field> fields = new HashMap<>();
    /** Those of them that can be read, as the functions that do it. */
    final Table getters = new Table();

    private final State state;

    /** One computed field; either function may be missing. */
    record Field(Class<?> owner, TypeDescription.Property property, Body getter, Body setter) {
        /** What its functions are given for the object in the window. */
        Object self(CallStack s, int base, int count, String typeName, State state) {
            Object self = MethodFunction.receiver(s, base, count, owner, typeName);
            return property.ofHandle() ? state.door().wrap(state, s.r[base]) : self;
        }
    }

    /** Without members still: see {@link #fill}. */
    Binding(Class<?> type, TypeDescription nearest, State state) {
        this.type = type;
        this.state = state;
        this.name = nearest.name;
        this.strict = nearest.strict;
    }

    /** @param descriptions that apply, the nearest first */
    void fill(List<TypeDescription> descriptions) {
        for (int i = descriptions.size() - 1; i >= 0; i--) {
            addMembers(descriptions.get(i), i == 0);
        }
        addDefaults();
        if (metatable.get(MetaKey.NAMES[MetaKey.NAME]) == null) {
            metatable.put(MetaKey.NAMES[MetaKey.NAME], ByteStr.of(name));
        }
        metatable.put(MetaKey.NAMES[MetaKey.METATABLE], (Object) Boolean.FALSE);
        addIndex();
    }

    private void addMembers(TypeDescription from, boolean own) {
        Map<String, List<MethodFunction>> added = new LinkedHashMap<>();
        for (TypeDescription.Callee callee : from.callees) {
            added.computeIfAbsent(callee.name(), n -> new ArrayList<>()).add(function(from, callee));
        }
        for (Map.Entry<String, List<MethodFunction>> entry : added.entrySet()) {
            ByteStr key = ByteStr.of(entry.getKey());
            NativeFunction function = choice(entry.getValue());
            members.put(key, function);
            fields.remove(key);
            if (own && entry.getValue().stream().anyMatch(MethodFunction::isStatic)) {
                statics.put(key, function);
            }
        }
        for (TypeDescription.Constant constant : from.constants) {
            Object value = state.converters().toLua(constant.value());
            members.put(ByteStr.of(constant.name()), value);
            fields.remove(ByteStr.of(constant.name()));
            if (own) {
                statics.put(ByteStr.of(constant.name()), value);
            }
        }
        for (TypeDescription.Property property : from.properties) {
            addField(from, property);
        }
        Map<String, List<MethodFunction>> events = new LinkedHashMap<>();
        for (TypeDescription.Callee callee : from.metamethods) {
            events.computeIfAbsent(callee.name(), n -> new ArrayList<>()).add(function(from, callee));
        }
        events.forEach((event, choices) -> metatable.put(ByteStr.of(event), choice(choices)));
        for (TypeDescription.MetaField field : from.metaFields) {
            Object value = state.converters().toLua(field.value());
            boolean looksUp = field.name().equals("__index") || field.name().equals("__newindex");
            if (looksUp && !(value instanceof Table || value instanceof Callable)) {
                throw new IllegalArgumentException(
                        field.name() + " of " + from.name + " must be a table or function, got " + Types.name(value));
            }
            metatable.put(ByteStr.of(field.name()), value);
        }
    }

    private static NativeFunction choice(List<MethodFunction> functions) {
        return functions.size() == 1
                ? functions.get(0)
                : new OverloadedFunction(functions.toArray(new MethodFunction[0]));
    }

    private MethodFunction function(TypeDescription from, TypeDescription.Callee callee) {
        Signature.Builder signature = new Signature.Builder(state);
        callee.parameters().accept(signature);
        return new MethodFunction(
                callee.name(),
                from.name,
                callee.isStatic() ? null : from.type,
                signature.build(),
                callee.body(),
                callee.consumes(),
                state);
    }

    private void addField(TypeDescription from, TypeDescription.Property property) {
        Body getter =
                property.getter() == null ? null : new Body(new Signature.Builder(state).build(), property.getter(), 1);
        Body setter = null;
        if (property.setter() != null) {
            Signature.Builder signature = new Signature.Builder(state);
            property.parameter().accept(signature);
            setter = new Body(signature.build(), property.setter(), 1);
        }
        ByteStr key = ByteStr.of(property.name());
        Field before = fields.get(key);
        if (before != null && before.owner() == from.type) {
            // A getter and a setter that were described one by one.
            getter = getter != null ? getter : before.getter();
            setter = setter != null ? setter : before.setter();
        }
        fields.put(key, new Field(from.type, property, getter, setter));
        members.put(key, (Object) null);
    }

    /** What Java itself says of its objects, where the description says nothing. */
    private void addDefaults() {
        addDefault(MetaKey.TOSTRING, true);
        boolean ordered = Comparable.class.isAssignableFrom(type);
        addDefault(MetaKey.LT, ordered);
        addDefault(MetaKey.LE, ordered);
        addDefault(MetaKey.CLOSE, AutoCloseable.class.isAssignableFrom(type));
    }

    private void addDefault(int event, boolean applies) {
        ByteStr key = MetaKey.NAMES[event];
        if (applies && metatable.get(key) == null) {
            metatable.put(key, new ObjectMetamethod(event, type, name, state));
        }
    }

    /** A type with methods only is looked up by the engine alone; computed fields need a function. */
    private void addIndex() {
        ByteStr index = MetaKey.NAMES[MetaKey.INDEX];
        Object own = metatable.get(index);
        fields.forEach((key, field) -> {
            if (field.getter() != null) {
                getters.put(key, new FieldGetter(this, field, state));
            }
        });
        metatable.put(index, own != null || !fields.isEmpty() || strict ? new FieldReading(this, own) : members);
        ByteStr newIndex = MetaKey.NAMES[MetaKey.NEWINDEX];
        metatable.put(newIndex, new FieldWriting(this, metatable.get(newIndex), state));
    }

    /** {@code 'x' of Point}, for messages: the key that was used. */
    String shown(CallStack s, int base) {
        Object key = s.get(base + 1);
        ByteStr text = key instanceof ByteStr named ? named : Types.textOfReference(s.vm, key);
        return "'" + text.escaped() + "' of " + name;
    }

    /** Leaves it to the class's own {@code __index} or {@code __newindex}, a function or a table. */
    static int askOther(CallStack s, int base, int count, Object otherwise, Operation operation) {
        if (otherwise instanceof Callable) {
            s.setObject(base - 1, otherwise);
        } else {
            s.setObject(base - 1, operation);
            s.setObject(base, otherwise);
        }
        return s.tailCall(count);
    }
}
