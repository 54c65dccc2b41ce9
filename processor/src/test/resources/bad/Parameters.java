import io.perilune.Lua;
import io.perilune.bind.LuaConsumed;
import io.perilune.bind.LuaMethod;
import io.perilune.bind.LuaType;

@LuaType
class Parameters {
    @LuaMethod
    void late(
            int first,
            Lua lua) {} // error: a parameter of type Lua must be the first one

    @LuaMethod
    void consume(
            @LuaConsumed int number) {} // error: only an object can be consumed

    @LuaMethod(consumes = true)
    static void take() {} // error: a static method has no object to consume
}
