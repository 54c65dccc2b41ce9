import io.perilune.bind.LuaConstructor;
import io.perilune.bind.LuaType;

class Constructors {
    @LuaType
    abstract static class Abstract {
        @LuaConstructor
        Abstract() {} // error: an abstract class has no objects to construct
    }

    @LuaType
    class Inner {
        @LuaConstructor
        Inner() {} // error: an inner class cannot be made without its outer object; make it static
    }
}
