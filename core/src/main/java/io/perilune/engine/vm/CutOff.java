package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.MetaKey;

/** What is still done for a script that a {@link Termination} has cut off: its variables are closed, within the meter's grace. */
final class CutOff {
    private CutOff() {}

    /**
     * Closes the variables of the running stack, then of those that wait for it, down to {@code level} of the stack {@code entry},
     * and leaves {@code entry} as the running one. The coroutines above it are dead afterwards. Errors of {@code __close} are
     * dropped, as there is nobody to tell; when the grace is used up, the variables that are left are dropped, too.
     */
    static void closeVariables(Vm vm, CallStack entry, int level, Termination end) {
        ByteStr message = ByteStr.of(end.getMessage());
        boolean graceful = vm.meter.beginGrace();
        try {
            while (graceful && closeNext(vm, entry, level, message)) {
                vm.charge(1);
            }
        } catch (Termination graceIsUsedUp) {
            assert graceIsUsedUp == end;
        } finally {
            vm.meter.endGrace();
        }
    }

    /** Closes one variable, or leaves a coroutine that has none left; false when there is nothing to do any more. */
    private static boolean closeNext(Vm vm, CallStack entry, int level, ByteStr message) {
        CallStack s = vm.current;
        if (s.toCloseCount == 0 || s == entry && s.toClose[s.toCloseCount - 1] < level) {
            if (s == entry) {
                return false;
            }
            leave(vm, s);
            return true;
        }
        Object value = s.get(s.toClose[--s.toCloseCount]);
        try {
            Execution.call(vm, vm.metamethod(value, MetaKey.CLOSE), value, message);
        } catch (ScriptError dropped) {
            assert dropped != null;
        }
        return true;
    }

    /** Ends the running coroutine; who resumed it is the running one again. */
    static void leave(Vm vm, CallStack s) {
        CallStack resumer = s.resumer;
        s.resumer = null;
        s.status = Coroutine.Status.DEAD;
        s.release();
        resumer.status = Coroutine.Status.RUNNING;
        vm.current = resumer;
    }
}
