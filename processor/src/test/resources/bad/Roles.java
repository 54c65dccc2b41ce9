import io.perilune.bind.LuaField;
import io.perilune.bind.LuaMeta;
import io.perilune.bind.LuaMethod;
import io.perilune.bind.LuaType;
import java.util.concurrent.CompletableFuture;

@LuaType
class Roles {
    @LuaMethod
    @LuaField
    int both() { // error: a method can be only one of @LuaMethod, @LuaField and @LuaMeta
        return 1;
    }

    @LuaField
    static int shared() { // error: a field belongs to an object, so its getter or setter is not static
        return 1;
    }

    @LuaField
    int two(int a, int b) { // error: neither a getter (no parameter, a result) nor a setter (one parameter)
        return 1;
    }

    @LuaField
    void nothing() {} // error: neither a getter (no parameter, a result) nor a setter (one parameter)

    @LuaField
    static int changes; // error: a static field that can change is none of an object; only constants can be fields

    @LuaField
    CompletableFuture<String> getLater() { // error: a field has its value at once; what comes later is for a method
        return null;
    }

    @LuaMeta("__gc")
    void collect() {} // error: '__gc' is no metamethod that a Java class can have

    @LuaMeta("add")
    void add() {} // error: 'add' is no metamethod that a Java class can have
}
