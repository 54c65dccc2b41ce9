package io.perilune.engine.host;

import io.perilune.LuaBoolean;
import io.perilune.LuaFloat;
import io.perilune.LuaFunction;
import io.perilune.LuaInteger;
import io.perilune.LuaNil;
import io.perilune.LuaString;
import io.perilune.LuaTable;
import io.perilune.LuaThread;
import io.perilune.LuaUserdata;
import io.perilune.LuaValue;
import java.util.Map;

/** Values of Lua as the door shows them: nothing is converted, only their kind is checked. */
final class HandleConverter extends Converter {
    private static final Map<Class<?>, String> EXPECTED = Map.of(
            LuaValue.class, "value",
            LuaNil.class, "nil",
            LuaBoolean.class, "boolean",
            LuaInteger.class, "integer",
            LuaFloat.class, "float",
            LuaString.class, "string",
            LuaTable.class, "table",
            LuaFunction.class, "function",
            LuaThread.class, "thread",
            LuaUserdata.class, "userdata");

    private final Class<?> type;

    HandleConverter(Class<?> type) {
        this.type = type;
    }

    static boolean accepts(Class<?> type) {
        return LuaValue.class.isAssignableFrom(type);
    }

    @Override
    Object read(Object value, Converters all, int depth) {
        LuaValue handle = all.door.wrap(all.state, value);
        if (!type.isInstance(handle)) {
            throw fault(value, all);
        }
        return handle;
    }

    @Override
    int cost(Object value) {
        return type == LuaValue.class ? Fit.anything() : 5;
    }

    @Override
    String expected() {
        return EXPECTED.getOrDefault(type, "table or userdata");
    }
}
