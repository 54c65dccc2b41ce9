package io.perilune.jsr223;

import io.perilune.Lua;
import io.perilune.LuaConversionException;
import io.perilune.LuaNil;
import io.perilune.LuaTable;
import io.perilune.LuaValue;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.script.Bindings;

/** The global variables of a Lua as bindings: not a copy, the variables themselves. */
final class Globals extends AbstractMap<String, Object> implements Bindings {
    private final Lua lua;
    private final LuaTable table;

    Globals(Lua lua) {
        this.lua = lua;
        this.table = lua.globals();
    }

    /** A value of Java as one of Lua; objects that Lua knows nothing of can be held and handed back. */
    static LuaValue value(Lua lua, Object object) {
        try {
            return lua.value(object);
        } catch (LuaConversionException unknown) {
            return lua.userdata(object);
        }
    }

    /** Java's own values where there are such, else handles; nil is null. */
    static Object natural(LuaValue value) {
        return value.as(Object.class);
    }

    static String checked(Object key) {
        String name = (String) Objects.requireNonNull(key, "key");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("empty name");
        }
        return name;
    }

    @Override
    public Object get(Object name) {
        return natural(table.rawGet(checked(name)));
    }

    @Override
    public boolean containsKey(Object name) {
        return !table.rawGet(checked(name)).isNil();
    }

    @Override
    public Object put(String name, Object value) {
        Object before = get(name);
        table.rawSet(checked(name), value(lua, value));
        return before;
    }

    @Override
    public Object remove(Object name) {
        Object before = get(name);
        table.rawSet(checked(name), LuaNil.NIL);
        return before;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Object>> iterator() {
                return table.entries()
                        .filter(entry -> entry.getKey().type().equals("string"))
                        .map(entry -> Map.entry(entry.getKey().toString(), natural(entry.getValue())))
                        .iterator();
            }

            @Override
            public int size() {
                return (int) table.entries()
                        .filter(entry -> entry.getKey().type().equals("string"))
                        .count();
            }
        };
    }
}
