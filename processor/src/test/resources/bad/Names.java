import io.perilune.bind.LuaField;
import io.perilune.bind.LuaMethod;
import io.perilune.bind.LuaType;

@LuaType
class Names {
    @LuaField
    static final int SIZE = 1;

    @LuaField
    int x;

    @LuaMethod
    int x() { // error: 'x' is a field already
        return x;
    }

    @LuaMethod("SIZE")
    int size() { // error: 'SIZE' is a constant already
        return 1;
    }
}
