import io.perilune.bind.LuaField;
import io.perilune.bind.LuaMethod;

class NoType {
    @LuaMethod
    void method() {} // error: @LuaMethod is only read in a class that has @LuaType

    @LuaField
    int field; // error: @LuaField is only read in a class that has @LuaType
}
