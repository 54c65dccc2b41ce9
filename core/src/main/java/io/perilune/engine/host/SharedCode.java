package io.perilune.engine.host;

import io.perilune.engine.code.Prototype;
import io.perilune.engine.value.Callable;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.Upvalue;

/** The compiled code of a chunk, which holds nothing of any VM, and which all may run at the same time. */
public final class SharedCode {
    private final Prototype prototype;

    private SharedCode(Prototype prototype) {
        this.prototype = prototype;
    }

    /** @param function the main function of a chunk */
    public static SharedCode of(Callable function) {
        return new SharedCode(((Closure) function).prototype);
    }

    /** The main function for one VM. */
    public Callable function(State state, Object environment) {
        state.enter();
        try {
            Upvalue[] upvalues = new Upvalue[prototype.upvalues.length];
            for (int i = 0; i < upvalues.length; i++) {
                upvalues[i] = new Upvalue(i == 0 ? environment : null);
            }
            return new Closure(prototype, upvalues);
        } finally {
            state.exit();
        }
    }
}
