package io.perilune.engine.host;

import io.perilune.engine.lib.Libraries;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.NativeFunction;

/**
 * An operation of the language that a Java program asks for and that may meet a metamethod. Each is a line of Lua, so that it does
 * exactly what the language does, run in the place of this function, so that its errors have no position of their own.
 */
public final class Operation extends NativeFunction {
    static final String RESOURCE = "/io/perilune/engine/host/operations.lua";

    private static final LibraryPrelude FUNCTIONS = new LibraryPrelude(new SourceCompiler(), RESOURCE, null);

    public static final Operation INDEX = new Operation("index");
    public static final Operation ASSIGN = new Operation("assign");
    public static final Operation LENGTH = new Operation("length");
    public static final Operation EQUAL = new Operation("equal");
    public static final Operation LESS = new Operation("less");
    public static final Operation LESS_OR_EQUAL = new Operation("less_or_equal");
    public static final Operation CONCAT = new Operation("concat");
    public static final Operation TEXT = new Operation("text");
    public static final Operation PUSH = new Operation("push");
    public static final Operation POP = new Operation("pop");
    static final Operation FINISH = new Operation("finish");

    private Operation(String name) {
        super(name);
    }

    static Object[] natives() {
        return new Object[] {
            Libraries.globals().get(ByteStr.of("tostring")), Libraries.resumeFunction(), Libraries.statusFunction()
        };
    }

    @Override
    public int call(CallStack s, int base, int count) {
        s.setObject(base - 1, FUNCTIONS.function(name()));
        return s.tailCall(count);
    }
}
