package io.perilune.engine.lib;

import io.perilune.engine.code.Prototype;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.ScriptError;
import io.perilune.engine.vm.Upvalue;
import io.perilune.engine.vm.Vm;
import org.jspecify.annotations.Nullable;

/** From the text of a chunk to a function, for {@code load} and its relatives. */
public final class ChunkLoading {
    private ChunkLoading() {}

    /**
     * Leaves the results of {@code load} for the native function whose window starts at {@code base}: the function, or
     * nil and a message.
     *
     * @param environment slot of the environment, or -1 for the globals
     * @return the number of results
     */
    public static int load(CallStack s, int base, ByteStr chunk, ByteStr name, String mode, int environment) {
        try {
            Object first = environment < 0 ? s.vm.globals : s.get(environment);
            String accepted = s.vm.textOnly ? mode.replace("b", "") : mode;
            return s.returnObject(base, function(s.vm, chunk, name, accepted, first));
        } catch (ScriptError refused) {
            s.setObject(base - 1, null);
            s.set(base, refused.value());
            return 2;
        }
    }

    /**
     * The main function of a chunk.
     *
     * @param environment value of its first upvalue, which is {@code _ENV} in a compiled text; boxed
     * @throws ScriptError with the message as its value, when the chunk is refused
     */
    public static Closure function(Vm vm, ByteStr chunk, ByteStr name, String mode, @Nullable Object environment) {
        vm.meter.chargeLoad(chunk.length());
        Prototype prototype = vm.compiler.compile(vm, chunk, name, mode);
        Upvalue[] upvalues = new Upvalue[prototype.upvalues.length];
        for (int i = 0; i < upvalues.length; i++) {
            upvalues[i] = new Upvalue(i == 0 ? environment : null);
        }
        return new Closure(prototype, upvalues);
    }
}
