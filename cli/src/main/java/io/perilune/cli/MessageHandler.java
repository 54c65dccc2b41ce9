package io.perilune.cli;

import io.perilune.JavaFunction;
import io.perilune.LuaFunction;
import io.perilune.LuaNil;
import io.perilune.LuaString;
import io.perilune.LuaTable;
import io.perilune.LuaValue;
import io.perilune.Multi;

/**
 * Makes the message of an error that a script does not catch, while the script's stack still stands: the text with a
 * traceback, or what the error value's {@code __tostring} says.
 */
final class MessageHandler implements JavaFunction {
    /** Above this function and {@code debug.traceback}. */
    private static final int RAISING_LEVEL = 2;

    private static final LuaString TOSTRING = LuaString.of("__tostring");

    private final LuaFunction traceback;
    private final LuaFunction metatable;

    /**
     * @param traceback {@code debug.traceback} as it was before any script ran
     * @param metatable likewise {@code debug.getmetatable}
     */
    MessageHandler(LuaFunction traceback, LuaFunction metatable) {
        this.traceback = traceback;
        this.metatable = metatable;
    }

    @Override
    public Object call(Multi arguments) {
        LuaValue error = arguments.get(0);
        Object message = error;
        if (!isText(error)) {
            LuaValue text = describe(error);
            if (text instanceof LuaString) {
                return text;
            }
            message = "(error object is a " + error.type() + " value)";
        }
        return traceback.call(message, RAISING_LEVEL).get(0);
    }

    private static boolean isText(LuaValue value) {
        return value.type().equals("string") || value.type().equals("number");
    }

    private LuaValue describe(LuaValue error) {
        if (metatable.call(error).get(0) instanceof LuaTable fields && fields.get(TOSTRING) instanceof LuaFunction f) {
            return f.call(error).get(0);
        }
        return LuaNil.NIL;
    }
}
