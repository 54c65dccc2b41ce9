package io.perilune.engine.host;

import io.perilune.LuaDeadlockException;
import java.util.List;

/**
 * What a waiting thread makes of an owner that does not move: it has called a host function, and in there its thread waits, without a
 * time limit, for something that is no VM. Perhaps for the very thread that stands at the gate. That cannot be known, so after
 * some patience it is taken for a deadlock; a host function that may wait that long is declared as blocking, and leaves
 * the VM to others meanwhile.
 */
final class Suspicion {
    private final Gate gate;
    private final long patienceNanos;
    private long since;
    private int serial;

    Suspicion(Gate gate, long patienceNanos, long now) {
        this.gate = gate;
        this.patienceNanos = patienceNanos;
        this.since = now;
        this.serial = gate.hostSerial();
    }

    /** @throws LuaDeadlockException when the owner has waited, inside the same host call, for too long */
    void look(Gate.Waiter self) {
        long now = System.nanoTime();
        int serialNow = gate.hostSerial();
        Thread owner = gate.owner();
        if (owner == null || serialNow != serial || !gate.isInsideHost() || !isWaiting(owner)) {
            since = now;
            serial = serialNow;
            return;
        }
        if (now - since > patienceNanos) {
            throw new LuaDeadlockException(
                    "deadlock: thread " + Gate.describe(self.thread) + " waits for a Lua which " + gate.describeOwner()
                            + ", where it waits in turn; a host function that may wait must be declared as blocking",
                    List.of(Deadlock.side(self.thread, gate), Deadlock.side(owner, gate)));
        }
    }

    private static boolean isWaiting(Thread owner) {
        Thread.State state = owner.getState();
        return (state == Thread.State.WAITING || state == Thread.State.BLOCKED) && !Deadlock.WAITING.containsKey(owner);
    }
}
