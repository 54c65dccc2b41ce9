package io.perilune.engine.vm;

import io.perilune.engine.value.MetaKey;

/** The end of a VM while a script is still running in it, which only {@code os.exit} brings about. */
public final class Shutdown {
    private Shutdown() {}

    /**
     * Closes the variables of the main stack that wait for it, the last one first. The frames stay as they are: nothing
     * will go on in them. As in the reference, the other coroutines are not closed, and errors only reach the next variable.
     */
    public static void closeVariables(Vm vm) {
        CallStack s = vm.main.stack;
        Object error = null;
        while (s.toCloseCount > 0) {
            Object value = s.get(s.toClose[--s.toCloseCount]);
            Object metamethod = vm.metamethod(value, MetaKey.CLOSE);
            try {
                Execution.call(vm, metamethod == null ? value : metamethod, value, error);
            } catch (ScriptError e) {
                error = e.value();
            }
        }
    }
}
