package io.perilune.engine.host;

import io.perilune.LuaDeadlockException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Rings of threads that wait for one another's VMs.
 *
 * <p>Who waits for whom is a fact about the threads of the process, not about one VM, so the map is static. Only threads that
 * really wait are in it, from before they park until they go on.
 *
 * <p>A ring that was seen twice in a row, link by link, existed in between: its members were parked all the while. It cannot
 * dissolve by itself, for who could give up by itself is not in the map.
 */
final class Deadlock {
    static final ConcurrentHashMap<Thread, Gate.Waiter> WAITING = new ConcurrentHashMap<>();

    private Deadlock() {}

    /** @throws LuaDeadlockException when the thread is the one that has to give way in a ring */
    static void check(Gate.Waiter self) {
        List<Gate.Waiter> ring = ring(self);
        if (ring.isEmpty() || !ring.equals(ring(self))) {
            return;
        }
        Gate.Waiter victim = victim(ring);
        if (victim == self) {
            throw exception(ring);
        }
        LockSupport.unpark(victim.thread);
    }

    /** The waiting threads from {@code self} along the owners of what they wait for, back to it; empty when it is no ring. */
    private static List<Gate.Waiter> ring(Gate.Waiter self) {
        List<Gate.Waiter> ring = new ArrayList<>();
        int bound = WAITING.size();
        for (Gate.Waiter w = self; w != null && ring.size() <= bound; ) {
            ring.add(w);
            Thread owner = w.gate.owner();
            if (owner == self.thread) {
                return ring;
            }
            w = owner == null ? null : WAITING.get(owner);
        }
        return List.of();
    }

    /**
     * All members must choose the same. One that comes back to a script cannot give way, but not all can be such: each of them
     * entered the VM that it holds before the one to which it returns, and round a ring that order would bite its tail.
     */
    private static Gate.@Nullable Waiter victim(List<Gate.Waiter> ring) {
        Gate.Waiter victim = null;
        for (Gate.Waiter w : ring) {
            if (!w.returning && (victim == null || w.thread.getId() > victim.thread.getId())) {
                victim = w;
            }
        }
        return victim;
    }

    private static LuaDeadlockException exception(List<Gate.Waiter> ring) {
        List<LuaDeadlockException.Side> sides = new ArrayList<>();
        StringBuilder message = new StringBuilder("deadlock:");
        for (int i = 0; i < ring.size(); i++) {
            Gate.Waiter w = ring.get(i);
            Thread owner = w.gate.owner();
            message.append(i == 0 ? " thread " : ", thread ")
                    .append(Gate.describe(w.thread))
                    .append(" waits for a Lua that thread ")
                    .append(Gate.describe(owner))
                    .append(" has");
            // What it has is what the one before it in the ring waits for.
            sides.add(side(w.thread, ring.get((i + ring.size() - 1) % ring.size()).gate));
        }
        return new LuaDeadlockException(message.toString(), sides);
    }

    /** @param has the gate that the thread holds up */
    static LuaDeadlockException.Side side(Thread thread, Gate has) {
        StringBuilder stack = new StringBuilder();
        for (StackTraceElement element : thread.getStackTrace()) {
            stack.append("\tat ").append(element).append('\n');
        }
        return new LuaDeadlockException.Side(
                Gate.describe(thread), stack.toString(), has.owner() == thread ? has.luaStack() : "");
    }
}
