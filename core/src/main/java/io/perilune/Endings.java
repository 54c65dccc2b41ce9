package io.perilune;

import io.perilune.engine.vm.LimitReached;
import io.perilune.engine.vm.Resource;
import io.perilune.engine.vm.Termination;

/** What the caller of a run gets that was cut off. */
final class Endings {
    private Endings() {}

    static LuaException of(Termination end) {
        if (end.reason() instanceof LimitReached reached) {
            return new LuaLimitException(
                    limit(reached.resource()), reached.amount(), end.getMessage(), end.traceback());
        }
        return new LuaCancelledException(end.getMessage(), end.traceback());
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
