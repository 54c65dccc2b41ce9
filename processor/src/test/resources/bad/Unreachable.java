import io.perilune.bind.LuaConstructor;
import io.perilune.bind.LuaField;
import io.perilune.bind.LuaMethod;
import io.perilune.bind.LuaType;

@LuaType
class Unreachable {
    @LuaField
    private int field; // error: @LuaField on something private, which the binding cannot reach

    @LuaConstructor
    private Unreachable() {} // error: @LuaConstructor on something private, which the binding cannot reach

    @LuaMethod
    private void method() {} // error: @LuaMethod on something private, which the binding cannot reach

    @LuaType
    private static class Hidden {} // error: a class with @LuaType must not be private, nor lie in a private one
}
