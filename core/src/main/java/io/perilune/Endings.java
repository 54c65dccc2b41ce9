package io.perilune;

import io.perilune.engine.host.ConversionFault;
import io.perilune.engine.host.HostErrors;
import io.perilune.engine.host.State;
import io.perilune.engine.vm.LimitReached;
import io.perilune.engine.vm.Resource;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Termination;

/**
 * What the caller gets whose run or conversion has failed. Apart from {@link Handles}, so that a program in which nothing fails
 * loads no exception.
 */
final class Endings {
    private Endings() {}

    /** A run that was cut off. */
    static LuaException of(Termination end) {
        if (end.reason() instanceof LimitReached reached) {
            return new LuaLimitException(
                    limit(reached.resource()), reached.amount(), end.getMessage(), end.traceback());
        }
        return new LuaCancelledException(end.getMessage(), end.traceback());
    }

    /** An error that nobody in Lua has caught. */
    static LuaException of(State state, ScriptError e) {
        String message = HostErrors.text(state, e);
        LuaValue value = Handles.DOOR.wrap(state, e.value());
        Throwable thrown = HostErrors.thrown(e.value());
        return thrown != null
                ? new LuaHostException(message, value, e.traceback(), thrown)
                : new LuaRuntimeException(message, value, e.traceback(), e.getCause());
    }

    /** A chunk that is no Lua; line and column are 0 where not known. */
    static LuaException refusal(String message, String chunk, int line, int column, boolean incomplete) {
        return new LuaSyntaxException(message, chunk, line, column, incomplete);
    }

    /** @param what what is converted */
    static LuaException of(ConversionFault fault, String what) {
        String path = fault.path();
        String joint = what.isEmpty() || path.isEmpty() || path.startsWith("[") ? "" : ".";
        return new LuaConversionException(what + joint + path, fault.problem(), fault.getCause());
    }

    static Limit limit(Resource resource) {
        switch (resource) {
            case INSTRUCTIONS:
                return Limit.INSTRUCTIONS;
            case TIME:
                return Limit.DEADLINE;
            case MEMORY:
                return Limit.MEMORY;
            case STRING:
                return Limit.STRING_LENGTH;
            case STACK:
                return Limit.STACK_DEPTH;
            case VALUES:
                return Limit.VALUES;
            case COROUTINES:
                return Limit.COROUTINES;
            case SOURCE:
                return Limit.SOURCE_SIZE;
            case LOADS:
                return Limit.LOADS;
            case OUTPUT:
                return Limit.OUTPUT;
        }
        throw new IllegalStateException(resource.toString());
    }
}
