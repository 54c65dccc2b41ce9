import io.perilune.bind.LuaMeta;
import io.perilune.bind.LuaMethod;
import io.perilune.bind.LuaType;

@LuaType
class OneOfTwo {
    @LuaMeta("__mode")
    void wrong() {} // error: '__mode' is no metamethod that a Java class can have
}

@LuaType
class Fine {
    @LuaMethod
    void right() {}
}
